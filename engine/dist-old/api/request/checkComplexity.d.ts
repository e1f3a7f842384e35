import { type TypeSystem } from '../schema/typeSystem.js';
import type { ParsedRequest } from './parsedRequest.js';
/**
 * How many entities a query can return at most. Fields must have been checked; variables count as 100.
 *
 * @throws QueryError when that is more than `most`.
 */
export declare const checkComplexity: (schema: TypeSystem, { operation, fragments }: Pick<ParsedRequest, 'operation' | 'fragments'>, most: number) => void;
