import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { Agent, interceptors, request } from 'undici';
/** No whole answer came in time. */
export class TimedOutError extends Error {
    name = 'TimedOutError';
}
/**
 * Posts JSON to a URL over connections that are kept. What fails below HTTP is thrown as it comes, a late answer as a
 * `TimedOutError`; any status is an answer.
 */
export const createPoster = (url, { timeoutMs }) => {
    const { target, authorization } = withoutCredentials(url);
    const dispatcher = new Agent().compose(interceptors.redirect({ maxRedirections: 5 }));
    const headers = { 'content-type': 'application/json', ...ENCODINGS, ...authorization };
    return (body, signal) => withDeadline(timeoutMs, signal, async (both) => {
        const answer = await request(target, { dispatcher, method: 'POST', headers, body, signal: both });
        const text = await readText(answer);
        return {
            status: answer.statusCode,
            retryAfter: single(answer.headers['retry-after']),
            json: parseJson(text),
        };
    });
};
const ENCODINGS = { 'accept-encoding': 'gzip, br' };
const DECODERS = {
    gzip: promisify(gunzip),
    br: promisify(brotliDecompress),
};
const readText = async ({ headers, body }) => {
    const decode = DECODERS[single(headers['content-encoding']) ?? ''];
    return decode ? (await decode(Buffer.from(await body.arrayBuffer()))).toString() : body.text();
};
const single = (header) => typeof header === 'string' ? header : header?.[0];
const parseJson = (text) => {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
};
/** Credentials in the URL go into a header, as browsers do it. */
const withoutCredentials = (url) => {
    const target = new URL(url);
    const { username, password } = target;
    target.username = target.password = '';
    if (username === '' && password === '')
        return { target, authorization: {} };
    const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return { target, authorization: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } };
};
/** Combines the signal with a time limit by hand: `AbortSignal.any` would cost each request more than it does. */
const withDeadline = async (ms, signal, work) => {
    signal.throwIfAborted();
    const either = new AbortController();
    const onAbort = () => either.abort(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    const timer = setTimeout(() => either.abort(new TimedOutError(`No answer within ${ms} ms`)), ms);
    try {
        return await work(either.signal);
    }
    catch (error) {
        if (either.signal.aborted)
            throw either.signal.reason;
        throw error;
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
    }
};
//# sourceMappingURL=createPoster.js.map