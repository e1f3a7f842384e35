import { blockHandlersAt } from './blockHandlersAt.js';
import { callWantsOf } from './callWants.js';
import { eventTopic } from './eventTopic.js';
/** Contracts with the same events share one filter, so no filter fetches a pair that nobody handles. */
export const chainWantsOf = (sources) => {
    const topicsByAddress = new Map();
    const receiptTopics = new Set();
    for (const { address, mapping } of sources)
        for (const handler of mapping.eventHandlers) {
            const topic = eventTopic(handler);
            const topics = topicsByAddress.get(address) ?? new Set();
            topicsByAddress.set(address, topics.add(topic));
            if (handler.receipt)
                receiptTopics.add(topic);
        }
    const withBlockHandlers = sources.filter(({ mapping }) => mapping.blockHandlers.length > 0);
    const ends = sources.map(({ endBlock }) => endBlock);
    return {
        filters: groupByTopics(topicsByAddress),
        receiptTopics,
        calls: callWantsOf(sources),
        everyBlock: withBlockHandlers.some(({ mapping }) => mapping.blockHandlers.some(({ filter }) => !filter)),
        wantsBlock: (number) => withBlockHandlers.some((source) => blockHandlersAt(source, number).length > 0),
        startBlock: Math.min(...sources.map(({ startBlock }) => startBlock)),
        endBlock: ends.includes(undefined) ? undefined : Math.max(...ends.map((end) => end ?? 0)),
    };
};
const groupByTopics = (topicsByAddress) => {
    const groups = new Map();
    const filters = [];
    for (const [address, topics] of topicsByAddress) {
        const topics0 = [...topics].sort();
        if (address === undefined) {
            filters.push({ addresses: undefined, topics0 });
            continue;
        }
        const key = topics0.join();
        const group = groups.get(key);
        if (group)
            group.addresses.push(address);
        else
            groups.set(key, { addresses: [address], topics0 });
    }
    for (const { addresses, topics0 } of groups.values())
        for (let at = 0; at < addresses.length; at += MOST_ADDRESSES)
            filters.push({ addresses: addresses.slice(at, at + MOST_ADDRESSES), topics0 });
    return filters;
};
/** Nodes limit the size of a request; this many addresses is accepted everywhere we know. */
const MOST_ADDRESSES = 1_000;
/** One filter, or two with wildcards, that fetches at least what all of them do; for single blocks. */
export const mergeFilters = (filters) => {
    const merge = (group) => {
        if (group.length === 0)
            return [];
        const addresses = [...new Set(group.flatMap((filter) => filter.addresses ?? []))];
        const topics0 = [...new Set(group.flatMap((filter) => filter.topics0))];
        return [
            {
                addresses: addresses.length > 0 && addresses.length <= MOST_ADDRESSES ? addresses : undefined,
                topics0,
            },
        ];
    };
    return [
        ...merge(filters.filter(({ addresses }) => addresses !== undefined)),
        ...merge(filters.filter(({ addresses }) => addresses === undefined)),
    ];
};
//# sourceMappingURL=chainWants.js.map