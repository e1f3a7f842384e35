import { expect, test } from 'vitest';
import { createRateMeter } from './rateMeter.js';
test('tells the rate over its window, and forgets what is older', () => {
    let now = 0;
    const meter = createRateMeter(() => now, 1_000);
    for (; now < 500; now += 10)
        meter.add(2);
    expect(meter.perSecond()).toBe(200);
    now = 1_250;
    expect(meter.perSecond()).toBeGreaterThan(0);
    now = 2_000;
    expect(meter.perSecond()).toBe(0);
});
//# sourceMappingURL=rateMeter.test.js.map