import type { IncomingMessage, ServerResponse } from 'node:http';
import type { QueryAnswer } from '../execute/queryAnswer.js';
/** Headers of every response. */
export declare const CORS: {
    'access-control-allow-origin': string;
};
/** Headers of what answers a query. */
export declare const QUERY_HEADERS: {
    'access-control-allow-origin': string;
    'access-control-allow-headers': string;
    'access-control-allow-methods': string;
};
/** Ends a response with a body of known length. */
export declare const send: (response: ServerResponse, status: number, headers: Record<string, string>, body: string) => void;
/** Sends the answer to a query. */
export declare const sendAnswer: (response: ServerResponse, { body, head, attestable }: QueryAnswer) => void;
/**
 * The body of a request, up to `limit` bytes of what it announces and `limit` characters of what it sends.
 *
 * @throws ClientError for a larger one
 */
export declare const readText: (request: IncomingMessage, limit: number) => Promise<string>;
