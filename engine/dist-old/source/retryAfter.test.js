import { expect, test } from 'vitest';
import { retryAfterOf } from './retryAfter.js';
test.each([
    ['3', 3_000],
    ['0.5', 500],
    ['Thu, 01 Jan 1970 00:00:07 GMT', 2_000],
    ['Thu, 01 Jan 1970 00:00:01 GMT', 0],
    ['soon', undefined],
    [undefined, undefined],
])('retry-after: %s', (text, ms) => {
    expect(retryAfterOf(text, 5_000)).toBe(ms);
});
//# sourceMappingURL=retryAfter.test.js.map