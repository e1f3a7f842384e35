import type { RequestListener } from 'node:http';
import { type Log } from '../../core/log.js';
import type { Uploads } from '../../files/openUploads.js';
export type UploadListenerOptions = Readonly<{
    uploads: Uploads;
    /** Most bytes of one request. @default 32 MiB */
    maxUploadBytes?: number;
    log?: Log;
}>;
/**
 * A request listener with the part of an IPFS node's interface that graph-cli uploads subgraphs to.
 *
 * @example
 * createServer(createUploadListener({ uploads: openUploads('.poco/ipfs') })).listen(5001, '127.0.0.1')
 */
export declare const createUploadListener: ({ uploads, maxUploadBytes, log, }: UploadListenerOptions) => RequestListener;
