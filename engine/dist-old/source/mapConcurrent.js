/**
 * Results of `work` in the order of the items, with at most `inFlight` running or waiting to be taken.
 * A failure arrives in its place. Leaving the loop early aborts the signal that `work` was given.
 */
export async function* mapConcurrent(items, work, { inFlight, signal }) {
    const leaving = new AbortController();
    const both = AbortSignal.any([signal, leaving.signal]);
    const running = [];
    const source = items[Symbol.iterator]();
    const fill = () => {
        while (running.length < inFlight) {
            const next = source.next();
            if (next.done)
                return;
            const result = work(next.value, both);
            // Until its turn comes nobody awaits it; that must not count as unhandled.
            result.catch(() => { });
            running.push(result);
        }
    };
    try {
        for (fill(); running.length > 0; fill()) {
            const first = running[0];
            if (first === undefined)
                return;
            const result = await first;
            running.shift();
            fill();
            yield result;
        }
    }
    finally {
        leaving.abort();
        await Promise.allSettled(running);
    }
}
//# sourceMappingURL=mapConcurrent.js.map