/**
 * The functions of the mapping that an error passed through, innermost first, in the words of graph-node; empty when it
 * passed through none.
 *
 * @example
 * wasm backtrace:
 *     0: 0x1aad - <unknown>!src/entities/deal/requireDeal
 *     1: 0x4ae9 - <unknown>!src/handlers/hub/handleOrdersMatched
 */
export declare const wasmBacktrace: ({ stack }: Error) => string;
