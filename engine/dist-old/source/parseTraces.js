import { z } from 'zod';
import { malformed } from './parse.js';
const hex = z
    .string()
    .startsWith('0x')
    .transform((text) => text.toLowerCase());
const parityTrace = z.object({
    type: z.string(),
    action: z.object({ from: hex.optional(), to: hex.optional(), input: hex.optional() }),
    result: z.object({ output: hex.optional() }).nullish(),
    error: z.string().nullish(),
    blockHash: hex,
    blockNumber: z.number(),
    transactionHash: hex.nullish(),
    transactionPosition: z.number().nullish(),
});
/** Calls among the traces that `trace_block` and `trace_filter` give, in their order. */
export const parseTraces = (value, method) => {
    const traces = z.array(parityTrace).safeParse(value);
    if (!traces.success)
        throw malformed(method, z.prettifyError(traces.error));
    return traces.data.flatMap(({ type, action, result, error, blockHash, blockNumber, ...trace }) => {
        const { from, to, input } = action;
        const { transactionHash, transactionPosition } = trace;
        const output = result?.output;
        if (type !== 'call' || error || output === undefined || !transactionHash)
            return [];
        if (from === undefined || to === undefined || !namesFunction(input))
            return [];
        const transactionIndex = transactionPosition ?? 0;
        return [{ from, to, input, output, blockHash, blockNumber, transactionHash, transactionIndex }];
    });
};
const frame = z.object({
    type: z.string(),
    from: hex,
    to: hex.optional(),
    input: hex.optional(),
    output: hex.optional(),
    error: z.string().optional(),
    get calls() {
        return z.array(frame).optional();
    },
});
const tracedTransaction = z.object({ txHash: hex, result: frame });
const CALLS = new Set(['CALL', 'CALLCODE', 'DELEGATECALL', 'STATICCALL']);
/** Calls among the frames that the `callTracer` of `debug_traceBlockByHash` gives, in the order they began. */
export const parseFrames = (value, method, block) => {
    const transactions = z.array(tracedTransaction).safeParse(value);
    if (!transactions.success)
        throw malformed(method, z.prettifyError(transactions.error));
    return transactions.data.flatMap(({ txHash, result }, transactionIndex) => withinFirst(result).flatMap(({ type, from, to, input, output = '0x', error }) => {
        if (!CALLS.has(type) || error !== undefined || to === undefined || !namesFunction(input))
            return [];
        return [{ from, to, input, output, ...block, transactionHash: txHash, transactionIndex }];
    }));
};
/** A frame, then all below it, each before the next. */
const withinFirst = (outer) => [outer, ...(outer.calls ?? []).flatMap(withinFirst)];
/** Whether a function was called: with less than a selector, value was only sent. */
const namesFunction = (input) => input !== undefined && input.length >= '0x12345678'.length;
//# sourceMappingURL=parseTraces.js.map