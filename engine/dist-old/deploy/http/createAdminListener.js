import { z } from 'zod';
import { send } from '../../api/http/exchange.js';
import { EngineError } from '../../core/errors.js';
import { silentLog } from '../../core/log.js';
import { ADMIN_METHODS } from './adminMethods.js';
import { RefusedError, readBytes, refuseBrowsers } from './refuse.js';
const MOST_BYTES = 1024 * 1024;
const requestSchema = z.object({
    jsonrpc: z.string(),
    method: z.string(),
    params: z.unknown().optional(),
    id: z.union([z.string(), z.int(), z.null()]).default(null),
});
const PARSE_ERROR = { code: -32_700, message: 'Parse error' };
const INVALID_REQUEST = { code: -32_600, message: 'Invalid Request' };
const METHOD_NOT_FOUND = { code: -32_601, message: 'Method not found' };
const INVALID_PARAMS = -32_602;
/**
 * A request listener with the JSON-RPC interface that `graph create`, `graph deploy` and `graph remove` call.
 *
 * @example
 * createServer(createAdminListener({ subgraphs, uploads, queryPort: 4000 })).listen(8020, '127.0.0.1')
 */
export const createAdminListener = ({ log = silentLog, ...context }) => {
    const call = async (method, params) => {
        const known = ADMIN_METHODS.get(method);
        if (!known)
            return { error: METHOD_NOT_FOUND };
        const parsed = known.params.safeParse(params);
        if (!parsed.success) {
            const [{ path, message }] = parsed.error.issues;
            const what = path.length > 0 ? `${path.join('.')}: ${message}` : message;
            return { error: { code: INVALID_PARAMS, message: `Invalid params: ${what}` } };
        }
        try {
            return { result: await known.run(context, parsed.data) };
        }
        catch (error) {
            const message = messageOf(error);
            if (error instanceof EngineError)
                log.warn({ method, params, reason: message }, 'Refused an admin request');
            else
                log.error({ err: error, method, params }, 'An admin request failed');
            return { error: { code: known.errorCode, message } };
        }
    };
    const handle = async (request, response) => {
        refuseBrowsers(request);
        if (request.method !== 'POST')
            throw new RefusedError(405, 'Send requests with POST.');
        if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
            throw new RefusedError(415, 'Send requests as application/json.');
        const parsed = requestSchema.safeParse(parseJson((await readBytes(request, MOST_BYTES)).toString()));
        if (!parsed.success)
            return sendAnswer(response, null, { error: PARSE_ERROR });
        const { jsonrpc, method, params, id } = parsed.data;
        if (jsonrpc !== '2.0')
            return sendAnswer(response, null, { error: INVALID_REQUEST });
        sendAnswer(response, id, await call(method, params));
    };
    return (request, response) => {
        handle(request, response).catch((error) => {
            if (response.headersSent || response.socket?.destroyed) {
                response.destroy();
                return;
            }
            const status = error instanceof RefusedError ? error.status : 500;
            send(response, status, { 'content-type': 'text/plain' }, `${messageOf(error)}\n`);
        });
    };
};
const sendAnswer = (response, id, outcome) => send(response, 200, { 'content-type': 'application/json' }, JSON.stringify({ jsonrpc: '2.0', ...outcome, id }));
const parseJson = (text) => {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
};
/** What happened and what to do, all that a client is told. */
const messageOf = (error) => {
    if (!(error instanceof EngineError))
        return 'internal error';
    return error.remedy === undefined ? error.message : `${error.message.replace(/[.]$/, '')}. ${error.remedy}`;
};
//# sourceMappingURL=createAdminListener.js.map