import { blockHandlersAt, isActiveAt } from './blockHandlersAt.js';
import { createCallMatcher } from './callMatcher.js';
import { EngineError } from './errors.js';
import { eventTopic } from './eventTopic.js';
import { transactionOf } from './transactionOf.js';
/**
 * Matches blocks against data sources, which are given in host order. First come the `once` block handlers, then the
 * logs and after them the calls of each transaction, each to all its data sources, then the other block handlers.
 */
export const createTriggerMatcher = (sources, decode) => {
    const byTopic = new Map();
    const withBlockHandlers = sources.filter(({ mapping }) => mapping.blockHandlers.length > 0);
    const calls = createCallMatcher(sources, decode.decodeCall);
    sources.forEach((source, order) => {
        for (const handler of source.mapping.eventHandlers)
            listen(byTopic, { order, source, handler });
    });
    const blockInvocations = (block, once) => withBlockHandlers.flatMap((source) => blockHandlersAt(source, block.number)
        .filter(({ filter }) => (filter?.kind === 'once') === once)
        .map(({ handler }) => ({ source, handler, trigger: { kind: 'block', block } })));
    const logInvocations = (block, log) => {
        const topic = log.topics[0];
        const listeners = topic === undefined ? undefined : byTopic.get(topic);
        if (!listeners)
            return [];
        const invocations = [];
        let last;
        for (const listener of inHostOrder(listeners.byAddress.get(log.address) ?? [], listeners.anywhere)) {
            const { source, handler } = listener;
            if (!isActiveAt(source, block.number) || !topicsMatch(handler, log))
                continue;
            const params = decode.decodeLog(source, handler, log);
            if (!params)
                continue;
            if (last?.order === listener.order)
                throw twoHandlers(handler, source);
            last = listener;
            invocations.push({
                source,
                handler: handler.handler,
                trigger: eventTrigger(block, log, params, handler),
            });
        }
        return invocations;
    };
    return {
        match: (block) => [
            ...blockInvocations(block, true),
            ...inTransactionOrder(block, logInvocations, calls),
            ...calls.matchBlock(block),
            ...blockInvocations(block, false),
        ],
    };
};
/** What logs and calls make run: by transaction, and of one transaction all logs before all calls. */
const inTransactionOrder = (block, matchLog, { matchCall }) => {
    const invocations = [];
    let at = 0;
    const callsBefore = (transaction) => {
        for (let call = block.calls[at]; call && call.transactionIndex < transaction; call = block.calls[++at])
            invocations.push(...matchCall(block, call));
    };
    for (const log of block.logs) {
        callsBefore(Number(log.transactionIndex));
        invocations.push(...matchLog(block, log));
    }
    callsBefore(Number.POSITIVE_INFINITY);
    return invocations;
};
const listen = (byTopic, listener) => {
    const topic = eventTopic(listener.handler);
    const listeners = byTopic.get(topic) ?? { byAddress: new Map(), anywhere: [] };
    byTopic.set(topic, listeners);
    const { address } = listener.source;
    if (address === undefined) {
        listeners.anywhere.push(listener);
        return;
    }
    const here = listeners.byAddress.get(address);
    if (here)
        here.push(listener);
    else
        listeners.byAddress.set(address, [listener]);
};
const inHostOrder = (here, anywhere) => {
    if (anywhere.length === 0)
        return here;
    if (here.length === 0)
        return anywhere;
    return [...here, ...anywhere].sort((a, b) => a.order - b.order);
};
const topicsMatch = ({ topic1, topic2, topic3 }, { topics }) => {
    const fits = (accepted, topic) => accepted === undefined || (topic !== undefined && accepted.includes(topic));
    return fits(topic1, topics[1]) && fits(topic2, topics[2]) && fits(topic3, topics[3]);
};
const eventTrigger = (block, log, params, handler) => {
    const transaction = transactionOf(block, log);
    const receipt = handler.receipt ? (block.receipts.get(log.transactionHash) ?? null) : null;
    return { kind: 'event', block, transaction, log, params, receipt };
};
const twoHandlers = ({ event }, source) => new EngineError(`Multiple handlers defined for event \`${event}\`, only one is supported`, {
    facts: { event, dataSource: source.name },
    remedy: `Keep one handler for this event in data source ${source.name} of subgraph.yaml.`,
});
//# sourceMappingURL=triggerMatcher.js.map