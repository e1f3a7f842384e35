import { QueryError } from '../request/queryError.js';
import type { QueryAnswer, QueryHead } from './queryAnswer.js';
/** An answer of errors alone. */
export declare const refusal: (errors: readonly QueryError[], head: QueryHead | null) => QueryAnswer;
/** The answer, or the refusal that was thrown instead. */
export declare const orRefusal: <T>(head: QueryHead | null, work: () => T) => T | QueryAnswer;
