/**
 * Allows a share of the time that passes, saved up to `mostMs`. Work that takes longer than what is left is waited out
 * before the next.
 *
 * @param options.now milliseconds
 */
export const createAllowance = ({ share, mostMs, now, }) => {
    let left = mostMs;
    let at = now();
    const accrue = () => {
        const time = now();
        left = Math.min(mostMs, left + (time - at) * share);
        at = time;
    };
    return {
        hasLeft: () => {
            accrue();
            return left > 0;
        },
        spend: (work) => {
            accrue();
            const begun = at;
            try {
                return work();
            }
            finally {
                left -= now() - begun;
            }
        },
    };
};
//# sourceMappingURL=createAllowance.js.map