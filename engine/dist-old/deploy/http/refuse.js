import { EngineError } from '../../core/errors.js';
/** A request that is refused with a status; the message is what the client reads. */
export class RefusedError extends EngineError {
    name = 'RefusedError';
    status;
    constructor(status, message) {
        super(message, { facts: { status } });
        this.status = status;
    }
}
/** Refuses what pages in a browser send: whoever opens a page does not mean to change this machine. */
export const refuseBrowsers = ({ headers }) => {
    if (headers.origin !== undefined)
        throw new RefusedError(403, 'Requests of web pages are not answered here.');
};
/** The body of a request. One that is too large is read to its end, so that its sender gets to read the refusal. */
export const readBytes = async (request, most) => {
    const chunks = [];
    let size = 0;
    for await (const chunk of request) {
        size += chunk.length;
        if (size <= most)
            chunks.push(chunk);
    }
    if (size <= most)
        return Buffer.concat(chunks);
    throw new RefusedError(413, `The request is larger than ${most} bytes.`);
};
//# sourceMappingURL=refuse.js.map