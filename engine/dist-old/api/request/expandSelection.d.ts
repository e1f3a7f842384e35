import { type FieldDefinitionNode } from 'graphql';
import { type TypeSystem } from '../schema/typeSystem.js';
import type { Pin } from './coerceValue.js';
import type { ParsedRequest } from './parsedRequest.js';
import { type Location } from './queryError.js';
import { type Value } from './value.js';
/** A selected field with its arguments settled; `selection` is there for objects only. */
export type ExpandedField = Readonly<{
    /** Key in the response. */
    key: string;
    name: string;
    location: Location;
    /** Absent for `__typename`. */
    definition: FieldDefinitionNode | undefined;
    arguments: ReadonlyMap<string, Value>;
    selection: ExpandedSelection | undefined;
}>;
/** Per concrete type, the fields to answer by response key, in the order of the response. */
export type ExpandedSelection = ReadonlyMap<string, ReadonlyMap<string, ExpandedField>>;
/** The root fields of a query, and how many fields there are on all levels. */
export type ExpandedQuery = Readonly<{
    fields: ReadonlyMap<string, ExpandedField>;
    count: number;
}>;
/**
 * Resolves fragments, directives, arguments and repeated keys of a query.
 *
 * @throws QueryError for the first argument that does not fit and for fields that cannot be merged.
 */
export declare const expandSelection: (schema: TypeSystem, { operation, fragments }: Pick<ParsedRequest, 'operation' | 'fragments'>, variables: ReadonlyMap<string, Value>, pin: Pin) => ExpandedQuery;
