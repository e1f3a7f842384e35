import { EngineError } from '../../core/errors.js';
import type { QueryRequest } from '../createQueryApi.js';
import { type Target } from './target.js';
/** A request that is refused with status 400; the message is what the client reads. */
export declare class ClientError extends EngineError {
    name: string;
}
/**
 * The query in the body of a request to a subgraph. Keys other than `query` and `variables` are ignored.
 *
 * @throws ClientError when the body, the target's spelling or the API version is wrong.
 */
export declare const parseBody: (text: string, target: Target, apiVersion: string | null) => QueryRequest;
/** The query in a request body, whatever it is asked. */
export declare const parseQuery: (text: string) => QueryRequest;
