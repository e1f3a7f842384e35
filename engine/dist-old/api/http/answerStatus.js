import { parseDocument } from '../request/parseRequest.js';
import { RequestRefusedError } from '../request/queryError.js';
import { CORS, QUERY_HEADERS, readText, send, sendAnswer } from './exchange.js';
import { ClientError, parseQuery } from './parseBody.js';
import { queryPage } from './queryPage.js';
const ROOT = '/index-node';
const ENDPOINT = `${ROOT}/graphql`;
const PAGE = `${ENDPOINT}/playground`;
/** Whether a path belongs to the status API. */
export const isStatusPath = (path) => path === ROOT || path.startsWith(`${ROOT}/`);
const sendText = (response, status, text, more = {}) => send(response, status, { ...CORS, 'content-type': 'text/plain', ...more }, text);
/** Answers a request to the status API, whose refusals are plain text. */
export const answerStatus = async (request, response, { path, status, maxBodyBytes }) => {
    const { method } = request;
    if (path === ENDPOINT && method === 'POST') {
        try {
            const query = parseQuery(await readText(request, maxBodyBytes));
            parseDocument(query.query);
            return sendAnswer(response, status.execute(query));
        }
        catch (error) {
            if (error instanceof RequestRefusedError)
                return sendText(response, 400, `Query error: GraphQL server error (query error): query parse error: ${error.errors[0]?.message ?? ''}`);
            if (error instanceof ClientError)
                return sendText(response, 400, `Invalid request: ${error.message}`);
            throw error;
        }
    }
    if (path === ENDPOINT && method === 'OPTIONS')
        return sendText(response, 200, '', QUERY_HEADERS);
    if (path === ENDPOINT && method === 'GET')
        return sendText(response, 302, '', { location: PAGE });
    if (path === PAGE && method === 'GET')
        return send(response, 200, { ...CORS, 'content-type': 'text/html; charset=utf-8' }, queryPage(`${ENDPOINT}/graphql`));
    if (path === ROOT && method === 'GET')
        return send(response, 200, { ...CORS, 'content-type': 'text/html' }, 'OK');
    sendText(response, 404, 'Not found\n');
};
//# sourceMappingURL=answerStatus.js.map