import type { RequestListener } from 'node:http';
import { type Log } from '../../core/log.js';
import { type AdminContext } from './adminMethods.js';
export type AdminListenerOptions = AdminContext & Readonly<{
    log?: Log;
}>;
/**
 * A request listener with the JSON-RPC interface that `graph create`, `graph deploy` and `graph remove` call.
 *
 * @example
 * createServer(createAdminListener({ subgraphs, uploads, queryPort: 4000 })).listen(8020, '127.0.0.1')
 */
export declare const createAdminListener: ({ log, ...context }: AdminListenerOptions) => RequestListener;
