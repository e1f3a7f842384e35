import { type TypeSystem } from '../schema/typeSystem.js';
import type { ParsedRequest } from './parsedRequest.js';
import { QueryError } from './queryError.js';
/** Whether fields of the type have fields of their own. */
export declare const isComposite: (schema: TypeSystem, type: string) => boolean;
/**
 * Mistakes about which fields, fragments and types a query names: all of them, up to a hundred.
 * What is selected below a leaf is never looked at.
 */
export declare const checkFields: (schema: TypeSystem, { operation, fragments }: Pick<ParsedRequest, 'operation' | 'fragments'>) => QueryError[];
