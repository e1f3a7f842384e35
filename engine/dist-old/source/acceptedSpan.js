/**
 * How many blocks a refusal of `eth_getLogs` says would be accepted, or undefined when it does not say.
 *
 * @example
 * acceptedSpan('this block range should work: [0x10, 0x1f]') // 16
 * acceptedSpan('You can make eth_getLogs requests with up to a 500 block range.') // 500
 */
export const acceptedSpan = (message) => {
    const range = /\[\s*(0x[0-9a-f]+)\s*,\s*(0x[0-9a-f]+)\s*\]/i.exec(message);
    if (range)
        return Math.max(1, Number(range[2]) - Number(range[1]) + 1);
    const count = /(?:up to|limited to|limit(?: is| of)?|max(?:imum)?(?: is| of| block range:?)?|exceeds?|than)\D{0,24}?([\d,]+)(k)?/i.exec(message);
    if (!count?.[1] || !/block|range/i.test(message))
        return undefined;
    const blocks = Number(count[1].replaceAll(',', '')) * (count[2] ? 1_000 : 1);
    return blocks > 0 ? blocks : undefined;
};
//# sourceMappingURL=acceptedSpan.js.map