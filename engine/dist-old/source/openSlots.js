/** A limit of `count` tasks at a time; those that wait are served in order. */
export const openSlots = (count) => {
    let free = count;
    const waiting = [];
    return {
        run: async (task, signal) => {
            if (free === 0)
                await new Promise((resolve) => waiting.push(resolve));
            else
                free -= 1;
            try {
                signal.throwIfAborted();
                return await task();
            }
            finally {
                const next = waiting.shift();
                if (next)
                    next();
                else
                    free += 1;
            }
        },
    };
};
//# sourceMappingURL=openSlots.js.map