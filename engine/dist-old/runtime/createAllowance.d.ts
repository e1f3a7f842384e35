/** Time that some work may take beside other work; see `createAllowance`. */
export type Allowance = Readonly<{
    hasLeft(): boolean;
    /** Does work, whose time is taken off. */
    spend<T>(work: () => T): T;
}>;
/**
 * Allows a share of the time that passes, saved up to `mostMs`. Work that takes longer than what is left is waited out
 * before the next.
 *
 * @param options.now milliseconds
 */
export declare const createAllowance: ({ share, mostMs, now, }: Readonly<{
    share: number;
    mostMs: number;
    now: () => number;
}>) => Allowance;
