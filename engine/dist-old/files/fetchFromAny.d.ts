/** Asks one gateway for the file it was made for. */
export type AskGateway = (gateway: string, signal: AbortSignal) => Promise<Uint8Array>;
/**
 * The first answer of several gateways. They are asked in order: the next one when the one before has failed, or
 * has not answered for `patienceMs`; who loses the race is interrupted.
 *
 * @param options.patienceMs @default 3_000
 */
export declare const fetchFromAny: (gateways: readonly string[], ask: AskGateway, options: Readonly<{
    signal: AbortSignal;
    patienceMs?: number;
}>) => Promise<Uint8Array>;
