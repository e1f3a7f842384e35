import { selectorOf } from './abi/parseAbi.js';
import { blockHandlerOfCalls, isActiveAt } from './blockHandlersAt.js';
import { selectorIn } from './callWants.js';
import { transactionOf } from './transactionOf.js';
/** Matches calls against data sources, which are given in host order. */
export const createCallMatcher = (sources, decode) => {
    const byAddress = new Map();
    for (const source of sources) {
        const takesCalls = source.mapping.callHandlers.length > 0 || blockHandlerOfCalls(source) !== undefined;
        if (source.address === undefined || !takesCalls)
            continue;
        const here = byAddress.get(source.address);
        if (here)
            here.push(source);
        else
            byAddress.set(source.address, [source]);
    }
    const sourcesAt = (address, block) => (byAddress.get(address) ?? []).filter((source) => isActiveAt(source, block.number));
    return {
        matchCall: (block, call) => sourcesAt(call.to, block).flatMap((source) => {
            const selector = selectorIn(call);
            const handler = source.mapping.callHandlers.find((one) => selectorOf(one.function) === selector);
            const params = handler && decode(source, handler, call);
            if (!params)
                return [];
            const trigger = {
                kind: 'call',
                block,
                transaction: transactionOf(block, call),
                call,
                ...params,
            };
            return [{ source, handler: handler.handler, trigger }];
        }),
        matchBlock: (block) => [...new Set(block.calls.map(({ to }) => to))]
            .flatMap((address) => sourcesAt(address, block))
            .flatMap((source) => {
            const handler = blockHandlerOfCalls(source)?.handler;
            return handler === undefined
                ? []
                : [{ source, handler, trigger: { kind: 'block', block } }];
        }),
    };
};
//# sourceMappingURL=callMatcher.js.map