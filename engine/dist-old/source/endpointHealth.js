import { backOff } from './wait.js';
/** What is left of the score after a failure of each kind; what depends on the question costs nothing. */
const LEFT_AFTER = {
    unreachable: 0.4,
    unavailable: 0.4,
    slow: 0.4,
    malformed: 0.6,
    busy: 0.8,
    forbidden: 0,
    tooMuch: 1,
    failed: 1,
};
const LEFT_AFTER_LIE = 0.3;
/** Share of what is missing that each good answer gives back. */
const RECOVERY = 0.2;
const SLOW_MS = 10_000;
/** However long a server wants to be left alone, it is asked again after this. */
const LONGEST_PAUSE_MS = 60_000;
/** Counts for and against one endpoint. */
export const createEndpointHealth = (now) => {
    let score = 1;
    let pausedUntil = 0;
    let limitsInRow = 0;
    let latency;
    let lastAsked = Number.NEGATIVE_INFINITY;
    return {
        score: () => score,
        pausedUntil: () => pausedUntil,
        latencyMs: () => latency,
        lastAsked: () => lastAsked,
        asked: () => {
            lastAsked = now();
        },
        answered: (ms) => {
            limitsInRow = 0;
            latency = latency === undefined ? ms : latency * 0.8 + ms * 0.2;
            score = ms > SLOW_MS ? score * LEFT_AFTER.busy : score + (1 - score) * RECOVERY;
        },
        failed: (kind, retryAfterMs) => {
            score *= LEFT_AFTER[kind];
            if (kind !== 'busy' && retryAfterMs === undefined)
                return;
            limitsInRow += 1;
            const ms = retryAfterMs ?? backOff(limitsInRow, { most: LONGEST_PAUSE_MS });
            pausedUntil = now() + Math.min(ms, LONGEST_PAUSE_MS);
        },
        lied: () => {
            score *= LEFT_AFTER_LIE;
        },
    };
};
//# sourceMappingURL=endpointHealth.js.map