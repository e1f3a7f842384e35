/** A frame of compiled code as V8 writes it. */
const FRAME = /^\s*at (?:(?<name>.+) \()?wasm:\/\/\S+:wasm-function\[(?<index>\d+)\]:(?<offset>0x[0-9a-f]+)\)?$/;
/**
 * The functions of the mapping that an error passed through, innermost first, in the words of graph-node; empty when it
 * passed through none.
 *
 * @example
 * wasm backtrace:
 *     0: 0x1aad - <unknown>!src/entities/deal/requireDeal
 *     1: 0x4ae9 - <unknown>!src/handlers/hub/handleOrdersMatched
 */
export const wasmBacktrace = ({ stack = '' }) => {
    const frames = stack.split('\n').flatMap((line) => {
        const groups = FRAME.exec(line)?.groups;
        return groups ? [`${groups.offset} - <unknown>!${groups.name ?? `function ${groups.index}`}`] : [];
    });
    const lines = frames.map((frame, depth) => `    ${depth}: ${frame}`);
    return lines.length === 0 ? '' : ['wasm backtrace:', ...lines].join('\n');
};
//# sourceMappingURL=wasmBacktrace.js.map