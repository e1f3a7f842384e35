import type { CID } from 'multiformats/cid';
/** Where to ask for blocks of files, and how much to take. */
export type GatewayRequest = Readonly<{
    gateway: string;
    most: number;
    signal: AbortSignal;
}>;
/**
 * The blocks below a reference that a gateway gives in one answer, each checked against its CID. None when the
 * gateway knows only single blocks.
 */
export declare function fetchBlocks(reference: readonly string[], request: GatewayRequest): AsyncGenerator<Readonly<{
    cid: CID;
    bytes: Uint8Array;
}>>;
/** One block, checked against its CID. */
export declare const fetchBlock: (cid: CID, request: GatewayRequest) => Promise<Uint8Array>;
