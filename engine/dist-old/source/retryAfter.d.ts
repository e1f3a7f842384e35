/**
 * Milliseconds after which a server says, in `Retry-After`, that it may be asked again, or undefined when it does not say.
 *
 * @example
 * retryAfterOf('2') // 2000
 */
export declare const retryAfterOf: (text: string | undefined, now?: number) => number | undefined;
