import type { BlockHeader } from '../core/chain.js';
import type { HeadNotices } from './openHeadNotices.js';
import type { Rpc } from './rpc.js';
/** Looks at the head of a chain as often as is worth it; see `createHeadWatch`. */
export type HeadWatch = Readonly<{
    /** The newest header of the chain. */
    look(options: {
        signal: AbortSignal;
    }): Promise<BlockHeader>;
    /** Resolves when it is time for another look. */
    wait(options: {
        signal: AbortSignal;
    }): Promise<void>;
}>;
/**
 * @param options.pollMs shortest time between two looks that nobody asked for
 * @param options.notices tell of new blocks; what they say is only a reason to look
 */
export declare const createHeadWatch: (rpc: Rpc, { pollMs, notices }: {
    pollMs: number;
    notices?: HeadNotices | undefined;
}) => HeadWatch;
