/** Groups take turns, and within a group what came first goes first. */
export const createFairQueue = () => {
    /** In the order of their turns. */
    const groups = new Map();
    return {
        add: (group, reference) => {
            const waiting = groups.get(group);
            if (waiting)
                waiting.add(reference);
            else
                groups.set(group, new Set([reference]));
        },
        take: (mayTake) => {
            for (const [group, waiting] of groups) {
                if (!mayTake(group))
                    continue;
                const [reference] = waiting;
                if (reference === undefined)
                    continue;
                waiting.delete(reference);
                groups.delete(group);
                if (waiting.size > 0)
                    groups.set(group, waiting);
                return { group, reference };
            }
            return undefined;
        },
    };
};
//# sourceMappingURL=createFairQueue.js.map