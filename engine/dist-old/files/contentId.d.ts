/**
 * The CID that IPFS gives a file by default: version 0, chunks of 256 KiB, balanced.
 *
 * @example
 * contentId(Buffer.from('hello world\n')) // 'QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o'
 */
export declare const contentId: (content: Uint8Array) => string;
