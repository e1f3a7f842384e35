import { expect, test } from 'vitest';
import { backOff, wait } from './wait.js';
test('wait() ends at once with the reason of its signal', async () => {
    const stop = new AbortController();
    const started = performance.now();
    setTimeout(() => stop.abort(new Error('closing')), 10);
    await expect(wait(10_000, stop.signal)).rejects.toThrow('closing');
    await expect(wait(10_000, stop.signal)).rejects.toThrow('closing');
    expect(performance.now() - started).toBeLessThan(1_000);
});
test('backOff() doubles to its limit, less a random half', () => {
    const of = (random) => [1, 2, 3, 20].map((attempt) => backOff(attempt, { base: 100, most: 1_000, random: () => random }));
    expect(of(1)).toEqual([100, 200, 400, 1000]);
    expect(of(0)).toEqual([50, 100, 200, 500]);
});
//# sourceMappingURL=wait.test.js.map