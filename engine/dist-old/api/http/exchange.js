import { ClientError } from './parseBody.js';
/** Headers of every response. */
export const CORS = { 'access-control-allow-origin': '*' };
/** Headers of what answers a query. */
export const QUERY_HEADERS = {
    ...CORS,
    'access-control-allow-headers': 'Content-Type, User-Agent',
    'access-control-allow-methods': 'GET, OPTIONS, POST',
};
/** Ends a response with a body of known length. */
export const send = (response, status, headers, body) => {
    response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) });
    response.end(body);
};
/** Sends the answer to a query. */
export const sendAnswer = (response, { body, head, attestable }) => send(response, 200, {
    ...QUERY_HEADERS,
    'content-type': 'application/json',
    'graph-attestable': String(attestable),
    'graph-indexed': JSON.stringify(head),
}, body);
const TOO_LARGE = 'Body is too large';
/**
 * The body of a request, up to `limit` bytes of what it announces and `limit` characters of what it sends.
 *
 * @throws ClientError for a larger one
 */
export const readText = (request, limit) => {
    if (Number(request.headers['content-length']) > limit)
        throw new ClientError(TOO_LARGE);
    // Events: half the cost of an async iterator on the small bodies that queries are.
    return new Promise((resolve, reject) => {
        let text = '';
        request.setEncoding('utf8');
        request.on('data', (chunk) => {
            // The rest of a body that is too large is read and dropped.
            if (text.length <= limit)
                text += chunk;
            if (text.length > limit)
                reject(new ClientError(TOO_LARGE));
        });
        request.on('end', () => resolve(text));
        request.on('error', reject);
    });
};
//# sourceMappingURL=exchange.js.map