/** What a look at the head of the chain found. */
export type Look = Readonly<{
    /** The newest block; undefined when the look failed. */
    found: Readonly<{
        number: number;
        hash: string;
    }> | undefined;
    /** Milliseconds that it took. */
    ms: number;
}>;
/** How long to wait between looks at the head of a chain; see `createPollPace`. */
export type PollPace = Readonly<{
    looked(look: Look): void;
    /** @param isAnnounced whether somebody tells of new blocks, and has told of none that we lack */
    waitMs(isAnnounced: boolean): number;
}>;
/**
 * The shortest wait is `pollMs`. It grows to a second while no block is due, by the shortest of the last times between
 * blocks, and where new blocks are announced. It doubles, up to five seconds, whenever a look fails or is slow, and comes
 * down again by a tenth with each that is not.
 */
export declare const createPollPace: ({ pollMs, now }: {
    pollMs: number;
    now: () => number;
}) => PollPace;
