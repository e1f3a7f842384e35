/** A way to a server that can be cut and blocked; see `startTcpProxy`. */
export type TcpProxy = AsyncDisposable & {
    /** Host and port. */
    address: string;
    /** Breaks the connections there are. */
    cut(): void;
    /** Lets nothing through any more, without breaking the connections. */
    block(): void;
};
/** Passes connections on to the server of a URL. */
export declare const startTcpProxy: (url: string) => Promise<TcpProxy>;
