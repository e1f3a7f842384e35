import type { ParsedRequest } from './parsedRequest.js';
import { QueryError } from './queryError.js';
/** The refusal of a query that is nested too deep. */
export declare const tooDeep: () => QueryError;
/**
 * Makes sure a query can be walked: no fragment contains itself and nothing is nested too deep.
 *
 * @throws QueryError otherwise.
 */
export declare const checkDepth: ({ operation, fragments, }: Pick<ParsedRequest, 'operation' | 'fragments'>) => void;
