export const createBoundedMap = ({ entries: maxEntries, weight: maxWeight, weigh, }) => {
    const entries = new Map();
    let total = 0;
    const drop = (key) => {
        total -= entries.get(key)?.weight ?? 0;
        entries.delete(key);
    };
    return {
        get: (key) => {
            const entry = entries.get(key);
            // Moving to the end costs more than it saves while nothing is in danger of being dropped.
            if (entry && (entries.size * 2 > maxEntries || total * 2 > maxWeight)) {
                entries.delete(key);
                entries.set(key, entry);
            }
            return entry?.value;
        },
        set: (key, value) => {
            drop(key);
            const weight = weigh(key, value);
            if (weight * 10 > maxWeight)
                return;
            entries.set(key, { value, weight });
            total += weight;
            while (entries.size > maxEntries || total > maxWeight)
                drop(entries.keys().next().value);
        },
    };
};
//# sourceMappingURL=boundedMap.js.map