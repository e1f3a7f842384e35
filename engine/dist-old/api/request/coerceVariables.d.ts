import type { OperationDefinitionNode } from 'graphql';
import { type TypeSystem } from '../schema/typeSystem.js';
import { type Value } from './value.js';
/** Variables of a request, as its JSON gave them. */
export type RawVariables = Readonly<Record<string, unknown>>;
/**
 * Declared variables by name, each with the value supplied, else its default, else null.
 * What the request supplies beyond them is ignored.
 *
 * @throws RequestRefusedError with the variables that are missing or do not fit their type, up to a hundred.
 */
export declare const coerceVariables: (schema: TypeSystem, operation: OperationDefinitionNode, raw: RawVariables) => ReadonlyMap<string, Value>;
