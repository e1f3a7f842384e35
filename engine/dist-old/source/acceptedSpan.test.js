import { expect, test } from 'vitest';
import { acceptedSpan } from './acceptedSpan.js';
test.each([
    ['Log response size exceeded. Based on your parameters, this block range should work: [0x10, 0x1f]', 16],
    ['You can make eth_getLogs requests with up to a 500 block range.', 500],
    ['eth_getLogs is limited to a 10,000 range', 10_000],
    ['exceed maximum block range: 5000', 5_000],
    ['block range is too wide, limit is 10k', 10_000],
    ['query returned more than 10000 results', undefined],
    ['execution aborted', undefined],
])('acceptedSpan(%j) is %s', (message, span) => {
    expect(acceptedSpan(message)).toBe(span);
});
//# sourceMappingURL=acceptedSpan.test.js.map