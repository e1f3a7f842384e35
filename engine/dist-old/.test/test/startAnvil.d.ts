/** A chain on this machine; see `startAnvil`. */
export type Anvil = AsyncDisposable & {
    url: string;
    /** Result of a JSON-RPC request; throws its error. */
    rpc(method: string, ...params: unknown[]): Promise<unknown>;
    /** Ends it in good order, so that it writes its state. */
    stop(): Promise<void>;
};
/** Starts Anvil on a free port, or the given one. Blocks are mined only on request. */
export declare const startAnvil: (options?: {
    port?: number;
    args?: readonly string[];
}) => Promise<Anvil>;
/** A port nobody listens on. */
export declare const freePort: () => Promise<number>;
