import { CID } from 'multiformats/cid';
/** How a gateway behaves. */
export type Manners = 
/** As it should. */
'honest'
/** Knows single blocks only. */
 | 'blocks'
/** Serves websites, whatever is asked for. */
 | 'plain'
/** One byte of the last block is wrong. */
 | 'lying'
/** Breaks off in the middle. */
 | 'short'
/** Takes requests and never answers. */
 | 'silent';
/** An IPFS gateway on this machine; see `startIpfsGateway`. */
export type IpfsGateway = AsyncDisposable & {
    url: string;
    manners: Manners;
    /** Paths that were asked for. */
    requests: string[];
    /** Adds a file and returns its CID. */
    add(content: string | Uint8Array, options?: {
        version?: 0 | 1;
        withhold?: boolean;
    }): Promise<string>;
    /** Adds a folder of files and returns its CID. */
    addFolder(files: Readonly<Record<string, string>>): Promise<string>;
    /** Serves what was withheld. */
    release(): void;
};
/** Starts a gateway that holds what is added to it, split into blocks as every IPFS node splits it. */
export declare const startIpfsGateway: () => Promise<IpfsGateway>;
/** A CAR file of these blocks. */
export declare const carOf: (blocks: readonly {
    cid: CID;
    bytes: Uint8Array;
}[]) => Promise<Buffer>;
