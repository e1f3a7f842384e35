/** However sure we are that nothing happens, we look again after this. */
const LONGEST_MS = 1_000;
/** A chain is only slept through when its last so many blocks came at least that far apart. */
const INTERVALS = 16;
/** Share of the time between blocks that is slept through. */
const ASLEEP = 0.8;
/** An endpoint that takes longer to name its head is overtaxed, or limits us. */
const SLOW_MS = 1_000;
const MOST_STRAINED_MS = 5_000;
const RELIEF = 0.9;
/**
 * The shortest wait is `pollMs`. It grows to a second while no block is due, by the shortest of the last times between
 * blocks, and where new blocks are announced. It doubles, up to five seconds, whenever a look fails or is slow, and comes
 * down again by a tenth with each that is not.
 */
export const createPollPace = ({ pollMs, now }) => {
    const intervals = [];
    let head;
    let headAt = 0;
    let strain = 1;
    const noteHead = (found) => {
        if (found.hash === head?.hash)
            return;
        const at = now();
        const blocks = head === undefined ? 0 : found.number - head.number;
        if (blocks > 0)
            intervals.push((at - headAt) / blocks);
        if (intervals.length > INTERVALS)
            intervals.shift();
        head = found;
        headAt = at;
    };
    const untilDue = () => (intervals.length < INTERVALS ? 0 : headAt + ASLEEP * Math.min(...intervals) - now());
    return {
        looked: ({ found, ms }) => {
            const most = Math.max(1, MOST_STRAINED_MS / pollMs);
            strain = !found || ms > SLOW_MS ? Math.min(most, strain * 2) : Math.max(1, strain * RELIEF);
            if (found)
                noteHead(found);
        },
        waitMs: (isAnnounced) => {
            const idle = isAnnounced ? LONGEST_MS : Math.min(untilDue(), LONGEST_MS);
            return Math.max(pollMs * strain, idle);
        },
    };
};
//# sourceMappingURL=pollPace.js.map