import { type DirectiveDefinitionNode, type DocumentNode, type FieldDefinitionNode, type InputValueDefinitionNode, type TypeDefinitionNode, type TypeNode } from 'graphql';
/** What reading a query needs to know of a schema, whatever answers it. */
export type TypeSystem = Readonly<{
    /** Served types by name, without those of introspection. */
    types: ReadonlyMap<string, TypeDefinitionNode>;
    directives: readonly DirectiveDefinitionNode[];
    /** Definition of a field, introspection types and `__schema` included. */
    field(type: string, name: string): FieldDefinitionNode | undefined;
    /** Fields of an input object by name; empty for other types. */
    inputFields(type: string): ReadonlyMap<string, InputValueDefinitionNode>;
    /** Names of the fields that a value of an input object must have. */
    requiredInputs(type: string): readonly string[];
    /** Number of types, fields, arguments and values that are declared. */
    size: number;
    /** Kind of a type, introspection types included. */
    kind(type: string): TypeDefinitionNode['kind'] | undefined;
    /** Concrete types behind an object or interface name. */
    possibleTypes(name: string): readonly string[];
}>;
/** Named type under lists and non-nulls. */
export declare const namedType: (node: TypeNode) => string;
/** Whether values of the type are lists. */
export declare const isListType: (node: TypeNode) => boolean;
/** Indexes a schema document, with the types of introspection beside it. */
export declare const createTypeSystem: (document: DocumentNode, possibleTypes: TypeSystem['possibleTypes']) => TypeSystem;
