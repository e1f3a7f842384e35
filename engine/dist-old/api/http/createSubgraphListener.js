import { silentLog } from '../../core/log.js';
import { answerStatus, isStatusPath } from './answerStatus.js';
import { CORS, QUERY_HEADERS, readText, send, sendAnswer } from './exchange.js';
import { ClientError, parseBody } from './parseBody.js';
import { queryPage } from './queryPage.js';
import { parseTarget } from './target.js';
const ROOT_MESSAGE = 'Access deployed subgraphs by deployment ID at /subgraphs/id/<ID> or by name at /subgraphs/name/<NAME>';
const sendJson = (response, status, value) => send(response, status, { ...CORS, 'content-type': 'application/json' }, JSON.stringify(value));
const sendHtml = (response, body) => send(response, 200, { ...CORS, 'content-type': 'text/html; charset=utf-8' }, body);
/** A signal that is aborted when the client goes away without its answer. */
const untilGone = (response) => {
    const gone = new AbortController();
    response.once('close', () => {
        if (!response.writableFinished)
            gone.abort();
    });
    return gone.signal;
};
const readBody = (request, limit) => {
    if (request.headers['content-type'] === undefined)
        throw new ClientError('Content-Type header is required');
    if (!(Number(request.headers['content-length']) > 0))
        throw new ClientError('Body is required');
    return readText(request, limit);
};
/** What a request asks for; a target that is no URL names nothing. */
const urlOf = ({ url = '/' }) => {
    const origin = 'http://localhost';
    return URL.canParse(url, origin) ? new URL(url, origin) : new URL('/not-found', origin);
};
/**
 * A request listener with the HTTP interface that subgraph clients expect: queries by POST on
 * `/subgraphs/name/<name>` and `/subgraphs/id/<id>`, a query page by GET on the same path.
 *
 * @example
 * createServer(createSubgraphListener({ resolve: ({ value }) => sources.get(value) })).listen(8000)
 */
export const createSubgraphListener = ({ resolve, status, maxBodyBytes = 10 * 1024 * 1024, log = silentLog, }) => {
    const answerQuery = async (request, response, { target, apiVersion }) => {
        const body = await readBody(request, maxBodyBytes);
        const query = parseBody(body, target, apiVersion);
        const source = resolve(target);
        if (!source) {
            const unknown = JSON.stringify({
                errors: [{ message: `deployment \`${target.value}\` does not exist` }],
            });
            return sendAnswer(response, { body: unknown, head: null, attestable: false });
        }
        if ('api' in source)
            return sendAnswer(response, source.api.execute(source.db, query));
        const answer = source.run(query, {
            variablesSize: body.length - query.query.length,
            signal: () => untilGone(response),
        });
        // Waiting for what is there already would cost a small query a good part of its time.
        sendAnswer(response, answer instanceof Promise ? await answer : answer);
    };
    const handle = async (request, response) => {
        const url = urlOf(request);
        const path = url.pathname;
        if (status && isStatusPath(path))
            return answerStatus(request, response, { path, status, maxBodyBytes });
        const { target, page } = parseTarget(path);
        if (request.method === 'POST' && target && !(page && target.by === 'id')) {
            // A name that ends in `graphql` is none, and is refused as such.
            const named = page ? { ...target, value: `${target.value}/graphql` } : target;
            return answerQuery(request, response, {
                target: named,
                apiVersion: url.searchParams.get('api-version'),
            });
        }
        if (request.method === 'OPTIONS' && target)
            return send(response, 200, { ...QUERY_HEADERS, 'content-type': 'text/html; charset=utf-8' }, '');
        if (request.method === 'GET') {
            if (path === '/')
                return sendJson(response, 200, { message: ROOT_MESSAGE });
            if (url.searchParams.get('query')?.trimStart().startsWith('mutation') && target?.by === 'name')
                return sendJson(response, 400, { error: "Can't use mutations with GET method" });
            if (page || path === '/subgraphs/graphql')
                return sendHtml(response, queryPage(path));
            if (target || /^\/subgraphs\/network\/[^/]+\/[^/]+$/.test(path)) {
                const headers = { ...CORS, 'content-type': 'text/plain; charset=utf-8', location: `${path}/graphql` };
                return send(response, 302, headers, 'Redirecting...');
            }
        }
        sendJson(response, 200, { message: 'Not found' });
    };
    return (request, response) => {
        handle(request, response).catch((error) => {
            if (error instanceof Error && error.name === 'AbortError')
                return response.destroy();
            if (response.headersSent || response.socket?.destroyed)
                return response.destroy();
            // A body left unread is drained by Node, so that a client still sending it gets to read this.
            if (error instanceof ClientError)
                return sendJson(response, 400, { error: error.message });
            log.error({ error, url: request.url }, 'Query failed');
            const reason = error instanceof Error ? error.message : String(error);
            const text = `Internal server error: GraphQL server error (internal error): ${reason}`;
            send(response, 500, { 'content-type': 'text/plain; charset=utf-8' }, text);
        });
    };
};
//# sourceMappingURL=createSubgraphListener.js.map