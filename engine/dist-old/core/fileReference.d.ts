/**
 * The normal form `<cid>[/<path>]` of a text that names a file on IPFS: that form itself, with `/ipfs/` or
 * `ipfs://` before it, or the URL of a gateway. Undefined when the text names none.
 */
export declare const parseFileReference: (text: string) => string | undefined;
