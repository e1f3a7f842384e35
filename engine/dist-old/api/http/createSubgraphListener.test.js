import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MUSIC_BLOCKS, MUSIC_SCHEMA } from '../test/musicians.js';
import { blockHash, openFixture } from '../test/openFixture.js';
import { createSubgraphListener } from './createSubgraphListener.js';
const ID = 'QmMusic';
const fixture = openFixture(MUSIC_SCHEMA, MUSIC_BLOCKS, { deployment: ID });
let server;
let origin;
beforeAll(async () => {
    server = createServer(createSubgraphListener({
        resolve: ({ by, value }) => value === (by === 'id' ? ID : 'local/music') ? { api: fixture.api, db: fixture.db } : undefined,
    }));
    await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
    origin = `http://127.0.0.1:${server.address().port}`;
});
afterAll(async () => {
    await new Promise((closed) => server.close(closed));
    fixture[Symbol.dispose]();
});
const call = async (method, path, body, headers = {}) => {
    const response = await fetch(origin + path, {
        method,
        redirect: 'manual',
        ...(body === undefined ? {} : { body }),
        headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
};
const NAME = '/subgraphs/name/local/music';
const post = (body, path = NAME) => call('POST', path, typeof body === 'string' ? body : JSON.stringify(body));
const clientError = (reason) => JSON.stringify({ error: `GraphQL server error (client error): ${reason}` });
/** A request as written, headers left out on purpose. */
const bare = (headers, body) => new Promise((resolve, reject) => {
    const sent = request(origin + NAME, { method: 'POST', headers }, async (response) => {
        const chunks = [];
        for await (const chunk of response)
            chunks.push(chunk);
        resolve(`${response.statusCode} ${Buffer.concat(chunks)}`);
    });
    sent.on('error', reject);
    sent.end(body);
});
describe('queries', () => {
    test.each([NAME, `${NAME}/`, `/subgraphs/id/${ID}`])('are answered on %s', async (path) => {
        const { status, headers, text } = await post({ query: '{ bands { id } }' }, path);
        expect(status).toBe(200);
        expect(text).toBe('{"data":{"bands":[{"id":"b1"},{"id":"b2"}]}}');
        expect(Object.fromEntries(headers)).toMatchObject({
            'content-type': 'application/json',
            'access-control-allow-origin': '*',
            'access-control-allow-headers': 'Content-Type, User-Agent',
            'access-control-allow-methods': 'GET, OPTIONS, POST',
            'graph-attestable': 'true',
            'graph-indexed': `{"hash":"${blockHash(2)}","number":2,"timestamp":1700000002}`,
        });
    });
    test('take variables', async () => {
        const query = 'query($id: ID!) { band(id: $id) { name } }';
        expect((await post({ query, variables: { id: 'b2' }, operationName: 'ignored', extensions: {} })).text).toBe('{"data":{"band":{"name":"The Amateurs"}}}');
        expect((await post({ query: '{ bands { id } }', variables: null })).status).toBe(200);
    });
    test('[100] with a syntax error were never run', async () => {
        const { status, headers, text } = await post({ query: '<L<G<>M>' });
        expect(status).toBe(200);
        expect(JSON.parse(text)).toEqual({
            errors: [
                { locations: [{ line: 1, column: 1 }], message: expect.stringMatching(/Unexpected character/) },
            ],
        });
        expect(headers.get('graph-indexed')).toBe('null');
    });
    test('on a name that does not exist', async () => {
        const { status, headers, text } = await post({ query: '{ x }' }, '/subgraphs/name/foo/bar');
        expect(status).toBe(200);
        expect(text).toBe('{"errors":[{"message":"deployment `foo/bar` does not exist"}]}');
        expect(headers.get('graph-attestable')).toBe('false');
    });
});
describe('bad requests', () => {
    test('[99] without a query', async () => {
        expect(await post({})).toMatchObject({
            status: 400,
            text: clientError('The "query" field is missing in request data'),
        });
    });
    test('[102] a batch', async () => {
        expect(await post([{ query: '{x}' }])).toMatchObject({
            status: 400,
            text: clientError('Request data is not an object'),
        });
    });
    test('of other kinds', async () => {
        expect((await post({ query: 1 })).text).toBe(clientError('The "query" field is not a string'));
        expect((await post({ query: '{x}', variables: [] })).text).toBe(clientError('Invalid query variables provided'));
        expect((await post('{')).text).toMatch(/^\{"error":"GraphQL server error \(client error\): /);
        expect((await post({ query: '{x}' }, '/subgraphs/name/gra$ph')).text).toBe(clientError('Invalid subgraph name `gra$ph`'));
        expect((await post({ query: '{x}' }, `${NAME}/graphql`)).text).toBe(clientError('Invalid subgraph name `local/music/graphql`'));
        expect((await post({ query: '{x}' }, '/subgraphs/id/Qm-x')).text).toBe(clientError('Invalid subgraph id `Qm-x`'));
        expect((await post({ query: '{x}' }, `${NAME}?api-version=9`)).text).toBe(clientError('Could not resolve the version'));
        expect((await post({ query: '{ bands { id } }' }, `${NAME}?api-version=^1.0.0`)).status).toBe(200);
    });
    test('without their headers', async () => {
        const body = '{"query":"{ bands { id } }"}';
        expect(await bare({ 'content-length': String(body.length) }, body)).toBe('400 {"error":"Content-Type header is required"}');
        expect(await bare({ 'content-type': 'application/json', 'transfer-encoding': 'chunked' }, body)).toBe('400 {"error":"Body is required"}');
        expect(await bare({ 'content-type': 'plain/text', 'content-length': String(body.length) }, body)).toBe('200 {"data":{"bands":[{"id":"b1"},{"id":"b2"}]}}');
    });
});
describe('other requests', () => {
    test('[101] unknown paths', async () => {
        for (const path of ['/not_found_route', '/subgraphs', `/subgraphs/id/${ID}/`])
            expect(await call('GET', path)).toMatchObject({ status: 200, text: '{"message":"Not found"}' });
        expect((await post({ query: '{x}' }, `/subgraphs/id/${ID}/graphql`)).text).toBe('{"message":"Not found"}');
    });
    test('the root says where to go', async () => {
        expect((await call('GET', '/')).text).toBe('{"message":"Access deployed subgraphs by deployment ID at /subgraphs/id/<ID> or by name at /subgraphs/name/<NAME>"}');
    });
    test('a browser is led to the query page', async () => {
        const redirect = await call('GET', NAME);
        expect(redirect).toMatchObject({ status: 302, text: 'Redirecting...' });
        expect(redirect.headers.get('location')).toBe(`${NAME}/graphql`);
        const page = await call('GET', `${NAME}/graphql`);
        expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
        expect(page.text).toContain(`<strong>${NAME}</strong>`);
        // Everything the page needs is in it.
        expect(page.text).not.toMatch(/(?:src|href)=|https?:/);
    });
    test('mutations by GET, and preflights', async () => {
        expect(await call('GET', `${NAME}?query=mutation{x}`)).toMatchObject({
            status: 400,
            text: '{"error":"Can\'t use mutations with GET method"}',
        });
        const preflight = await call('OPTIONS', NAME);
        expect(preflight).toMatchObject({ status: 200, text: '' });
        expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, OPTIONS, POST');
    });
});
describe('plain HTTP', () => {
    const QUERY = JSON.stringify({ query: '{ bands { id } }' });
    const CORS_ON_QUERIES = ['access-control-allow-headers', 'access-control-allow-methods'];
    test.each([NAME, `/subgraphs/id/${ID}`])('preflights of %s are answered for any origin', async (path) => {
        const preflight = await call('OPTIONS', path, undefined, {
            origin: 'https://explorer.example',
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'content-type',
        });
        expect(preflight).toMatchObject({ status: 200, text: '' });
        expect(Object.fromEntries(preflight.headers)).toMatchObject({
            'access-control-allow-origin': '*',
            'access-control-allow-headers': 'Content-Type, User-Agent',
            'content-type': 'text/html; charset=utf-8',
        });
    });
    test('the accepted media types do not matter', async () => {
        for (const accept of ['application/graphql-response+json', 'application/graphql+json', 'text/html', 'x'])
            expect((await call('POST', NAME, QUERY, { accept })).headers.get('content-type')).toBe('application/json');
    });
    test('what is no answer to a query has no headers of one', async () => {
        for (const { headers } of [await post({}), await call('GET', NAME), await call('GET', '/nowhere')]) {
            expect(headers.get('access-control-allow-origin')).toBe('*');
            for (const name of [...CORS_ON_QUERIES, 'graph-indexed'])
                expect(headers.get(name)).toBeNull();
        }
    });
    test('HEAD has no body', async () => {
        expect(await call('HEAD', '/')).toMatchObject({ status: 200, text: '' });
        expect(await call('HEAD', NAME)).toMatchObject({ status: 200, text: '' });
    });
    test('a target that is no URL names nothing', async () => {
        expect(await exchange(`GET // HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)).toContain('{"message":"Not found"}');
    });
    test('a connection is kept for the next request, whatever the last one was', async () => {
        const head = `POST ${NAME} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n`;
        const tooLarge = 'x'.repeat(11 * 1024 * 1024);
        const answers = await exchange([
            `${head}Content-Length: 1\r\n\r\n{`,
            `${head}Content-Length: ${tooLarge.length}\r\n\r\n${tooLarge}`,
            `${head}Connection: close\r\nContent-Length: ${QUERY.length}\r\n\r\n${QUERY}`,
        ].join(''));
        expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400', 'HTTP/1.1 400', 'HTTP/1.1 200']);
        expect(answers).toContain('{"error":"Body is too large"}');
        expect(answers).toContain('{"data":{"bands":[{"id":"b1"},{"id":"b2"}]}}');
    });
});
/** Everything that comes back for bytes sent on one connection. */
const exchange = (bytes) => new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const chunks = [];
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()));
});
test('a client that goes away ends its query', async () => {
    let begin = (_gone) => { };
    const begun = new Promise((resolve) => {
        begin = resolve;
    });
    const running = createServer(createSubgraphListener({
        resolve: () => ({
            run: (_query, { signal } = {}) => {
                const gone = signal?.();
                if (gone)
                    begin(gone);
                return new Promise((_, reject) => gone?.addEventListener('abort', () => reject(gone.reason)));
            },
        }),
    }));
    await new Promise((listening) => running.listen(0, '127.0.0.1', listening));
    const client = new AbortController();
    const answer = fetch(`http://127.0.0.1:${running.address().port}${NAME}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ bands { id } }"}',
        signal: client.signal,
    });
    const signal = await begun;
    expect(signal.aborted).toBe(false);
    client.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    await new Promise((aborted) => signal.addEventListener('abort', aborted));
    await new Promise((closed) => running.close(closed));
});
//# sourceMappingURL=createSubgraphListener.test.js.map