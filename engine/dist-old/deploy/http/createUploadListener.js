import { send } from '../../api/http/exchange.js';
import { EngineError } from '../../core/errors.js';
import { silentLog } from '../../core/log.js';
import { RefusedError, readBytes, refuseBrowsers } from './refuse.js';
const ROOT = '/api/v0/';
/** Options of `add` with the values that give the CIDs that graph-node expects. */
const USUAL = {
    'cid-version': '0',
    'raw-leaves': 'false',
    hash: 'sha2-256',
    chunker: 'size-262144',
    trickle: 'false',
    'wrap-with-directory': 'false',
    inline: 'false',
};
const sendJson = (response, status, ...values) => send(response, status, { 'content-type': 'application/json' }, values.map((value) => `${JSON.stringify(value)}\n`).join(''));
/**
 * A request listener with the part of an IPFS node's interface that graph-cli uploads subgraphs to.
 *
 * @example
 * createServer(createUploadListener({ uploads: openUploads('.poco/ipfs') })).listen(5001, '127.0.0.1')
 */
export const createUploadListener = ({ uploads, maxUploadBytes = 32 * 1024 * 1024, log = silentLog, }) => {
    const add = async (request, response, search) => {
        for (const [name, value] of search)
            if (name in USUAL && USUAL[name] !== value)
                throw new RefusedError(400, `The option ${name}=${value} of add is not supported.`);
        const body = await readBytes(request, maxUploadBytes);
        const added = [];
        for (const { name, content } of await filesOf(body, request.headers['content-type'] ?? ''))
            added.push({ Name: name, Hash: await uploads.add(content), Size: String(content.length) });
        if (added.length === 0)
            throw new RefusedError(400, 'The request has no file.');
        sendJson(response, 200, ...added);
    };
    const read = (search) => uploads.read(search.get('arg')?.replace(/^\/ipfs\//, '') ?? '');
    const handle = async (request, response) => {
        refuseBrowsers(request);
        const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
        if (request.method !== 'POST')
            throw new RefusedError(405, 'Send requests with POST.');
        switch (pathname) {
            case `${ROOT}add`:
                return add(request, response, searchParams);
            case `${ROOT}cat`: {
                const content = await read(searchParams);
                response.writeHead(200, { 'content-type': 'text/plain', 'content-length': String(content.length) });
                response.end(content);
                return;
            }
            // What was added stays, so there is nothing to do but to look.
            case `${ROOT}pin/add`:
                await read(searchParams);
                return sendJson(response, 200, { Pins: [searchParams.get('arg')?.replace(/^\/ipfs\//, '')] });
            default:
                throw new RefusedError(404, `There is nothing at ${pathname}; this is no whole IPFS node.`);
        }
    };
    return (request, response) => {
        handle(request, response).catch((error) => {
            if (response.headersSent || response.socket?.destroyed) {
                response.destroy();
                return;
            }
            const expected = error instanceof EngineError;
            if (!expected)
                log.error({ err: error, url: request.url }, 'An upload failed');
            sendJson(response, error instanceof RefusedError ? error.status : 500, {
                Message: expected ? error.message : 'internal error',
                Code: 0,
                Type: 'error',
            });
        });
    };
};
/** The files of a form, which the platform can read. */
const filesOf = async (body, type) => {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
        .formData()
        .catch(() => {
        throw new RefusedError(400, 'The request is no form of files.');
    });
    const files = [...form.values()].filter((part) => typeof part !== 'string');
    return Promise.all(files.map(async (file) => ({
        name: decoded(file.name),
        content: Buffer.from(await file.arrayBuffer()),
    })));
};
const decoded = (name) => {
    try {
        return decodeURIComponent(name);
    }
    catch {
        return name;
    }
};
//# sourceMappingURL=createUploadListener.js.map