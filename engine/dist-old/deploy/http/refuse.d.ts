import type { IncomingMessage } from 'node:http';
import { EngineError } from '../../core/errors.js';
/** A request that is refused with a status; the message is what the client reads. */
export declare class RefusedError extends EngineError {
    name: string;
    readonly status: number;
    constructor(status: number, message: string);
}
/** Refuses what pages in a browser send: whoever opens a page does not mean to change this machine. */
export declare const refuseBrowsers: ({ headers }: IncomingMessage) => void;
/** The body of a request. One that is too large is read to its end, so that its sender gets to read the refusal. */
export declare const readBytes: (request: IncomingMessage, most: number) => Promise<Buffer>;
