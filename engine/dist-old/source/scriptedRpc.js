import { once } from 'node:events';
import { createServer } from 'node:http';
/** Thrown by a script to answer with an HTTP status. */
export class HttpStatus extends Error {
    status;
    headers;
    constructor(status, headers = {}) {
        super(String(status));
        this.status = status;
        this.headers = headers;
    }
}
/** Serves JSON-RPC by a script, for tests of how the client takes it. */
export const startScriptedRpc = async (script) => {
    const posts = [];
    const server = createServer(async (request, response) => {
        const chunks = [];
        for await (const chunk of request)
            chunks.push(chunk);
        const body = JSON.parse(Buffer.concat(chunks).toString());
        const requests = [body].flat();
        posts.push(requests);
        try {
            const answer = JSON.stringify(await script(requests, Array.isArray(body)));
            response.setHeader('content-type', 'application/json').end(answer);
        }
        catch (error) {
            const { status, headers } = error instanceof HttpStatus ? error : { status: 500, headers: {} };
            response.writeHead(status, headers);
            response.end(error instanceof Error ? error.message : '');
        }
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    return {
        url: `http://127.0.0.1:${port}`,
        posts,
        [Symbol.asyncDispose]: async () => {
            server.closeAllConnections();
            server.close();
            await once(server, 'close');
        },
    };
};
/** Answers each request with a value, or with an error where the value has a `code`. */
export const answering = (answer) => (requests, isBatch) => {
    const answers = requests.map((request) => {
        const result = answer(request);
        const isError = typeof result === 'object' && result !== null && 'code' in result;
        return { jsonrpc: '2.0', id: request.id, ...(isError ? { error: result } : { result }) };
    });
    return isBatch ? answers : answers[0];
};
//# sourceMappingURL=scriptedRpc.js.map