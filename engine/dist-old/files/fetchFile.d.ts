/** Largest file that is taken, in bytes. */
export declare const MOST_FILE_BYTES: number;
/**
 * The content of a file on IPFS, put together from blocks that were each checked against their CID, so that it
 * does not matter what a gateway claims.
 *
 * @param reference in normal form, `<cid>[/<path>]`
 * @param options.most largest content that is taken, in bytes. @default 25 MiB
 */
export declare const fetchFile: (reference: string, options: Readonly<{
    gateway: string;
    signal: AbortSignal;
    most?: number;
}>) => Promise<Uint8Array>;
