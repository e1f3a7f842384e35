/**
 * How many blocks a refusal of `eth_getLogs` says would be accepted, or undefined when it does not say.
 *
 * @example
 * acceptedSpan('this block range should work: [0x10, 0x1f]') // 16
 * acceptedSpan('You can make eth_getLogs requests with up to a 500 block range.') // 500
 */
export declare const acceptedSpan: (message: string) => number | undefined;
