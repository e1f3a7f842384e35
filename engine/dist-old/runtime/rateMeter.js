/** A rate over the last `windowMs` milliseconds of the given clock, which counts in milliseconds. */
export const createRateMeter = (now, windowMs = 5_000) => {
    const samples = [];
    const started = now();
    const forget = () => {
        while (samples[0] && samples[0].at < now() - windowMs)
            samples.shift();
    };
    return {
        add: (count) => {
            const at = now();
            const last = samples.at(-1);
            if (last && at - last.at < windowMs / 50)
                last.count += count;
            else
                samples.push({ at, count });
            forget();
        },
        perSecond: () => {
            forget();
            const span = Math.max(1, Math.min(windowMs, now() - started));
            return Math.round((samples.reduce((sum, { count }) => sum + count, 0) * 1_000) / span);
        },
    };
};
//# sourceMappingURL=rateMeter.js.map