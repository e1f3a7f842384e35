import { selectorOf } from './abi/parseAbi.js';
import { blockHandlerOfCalls } from './blockHandlersAt.js';
/** The first four bytes of a call, which name the function. */
export const selectorIn = ({ input }) => input.slice(0, 10);
/** The calls that a set of data sources wants; undefined when it wants none. */
export const callWantsOf = (sources) => {
    const wanted = new Map();
    const callers = sources.filter((source) => source.mapping.callHandlers.length > 0 || blockHandlerOfCalls(source) !== undefined);
    for (const source of callers) {
        if (source.address === undefined)
            continue;
        const { selectors, any } = wanted.get(source.address) ?? { selectors: new Set(), any: false };
        for (const handler of source.mapping.callHandlers)
            selectors.add(selectorOf(handler.function));
        wanted.set(source.address, { selectors, any: any || blockHandlerOfCalls(source) !== undefined });
    }
    if (wanted.size === 0)
        return undefined;
    return {
        contracts: [...wanted.keys()],
        from: Math.min(...callers.map(({ startBlock }) => startBlock)),
        to: Math.max(...callers.map(({ endBlock }) => endBlock ?? Number.POSITIVE_INFINITY)),
        includes: (call) => {
            const here = wanted.get(call.to);
            return here !== undefined && (here.any || here.selectors.has(selectorIn(call)));
        },
    };
};
//# sourceMappingURL=callWants.js.map