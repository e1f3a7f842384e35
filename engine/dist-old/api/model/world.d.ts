/**
 * A subgraph as the model sees it: types, and what each block wrote. Values are those that the API prints, so that no
 * code of the engine is needed to read them.
 */
export type World = Readonly<{
    types: readonly ModelType[];
    /** Interfaces by name: the fields that they share. */
    interfaces: Readonly<Record<string, readonly ModelField[]>>;
    blocks: readonly WorldBlock[];
}>;
/** Entities that a block wrote, and ids of those that it removed, by type. */
export type WorldBlock = Readonly<{
    writes: Readonly<Record<string, readonly ModelEntity[]>>;
    removals: Readonly<Record<string, readonly string[]>>;
}>;
export type ModelValue = string | number | boolean | null | readonly string[];
export type ModelEntity = Readonly<Record<string, ModelValue>> & {
    readonly id: string;
};
export type IdKind = 'ID' | 'Bytes' | 'Int8';
export type ModelType = Readonly<{
    name: string;
    idKind: IdKind;
    immutable: boolean;
    implements?: string;
    fields: readonly ModelField[];
}>;
export type ScalarKind = IdKind | 'String' | 'Int' | 'BigInt' | 'BigDecimal' | 'Boolean' | 'Timestamp' | 'Color';
export type ScalarField = Readonly<{
    kind: 'scalar';
    name: string;
    scalar: ScalarKind;
    list: boolean;
    required: boolean;
}>;
/** A stored reference to a type or an interface. */
export type ReferenceField = Readonly<{
    kind: 'reference';
    name: string;
    target: string;
    list: boolean;
    required: boolean;
}>;
/** What refers back by its field `via`. */
export type DerivedField = Readonly<{
    kind: 'derived';
    name: string;
    target: string;
    via: string;
    list: boolean;
}>;
export type ModelField = ScalarField | ReferenceField | DerivedField;
/** All fields of a type or an interface; `id` is one of them. */
export declare const fieldsOf: (world: World, name: string) => readonly ModelField[];
export declare const typeOf: (world: World, name: string) => ModelType;
/** The types behind a name: itself, or all that implement it. */
export declare const concreteTypes: (world: World, name: string) => readonly ModelType[];
/** The schema as a mapping author would write it. */
export declare const schemaText: ({ types, interfaces }: World) => string;
/** An entity as of a block, with the block that wrote it. */
export type Version = Readonly<{
    type: ModelType;
    entity: ModelEntity;
    since: number;
}>;
/** Everything that exists at a block. */
export declare const stateAt: ({ types, blocks }: World, block: number) => readonly Version[];
