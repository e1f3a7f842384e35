/**
 * Milliseconds after which a server says, in `Retry-After`, that it may be asked again, or undefined when it does not say.
 *
 * @example
 * retryAfterOf('2') // 2000
 */
export const retryAfterOf = (text, now = Date.now()) => {
    if (!text)
        return undefined;
    const seconds = Number(text);
    const ms = Number.isNaN(seconds) ? Date.parse(text) - now : seconds * 1_000;
    return Number.isNaN(ms) ? undefined : Math.max(0, ms);
};
//# sourceMappingURL=retryAfter.js.map