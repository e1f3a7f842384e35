import { expect, test } from 'vitest';
import { createAllowance } from './createAllowance.js';
test('a share of the time may be spent, and what is spent too much is waited out', () => {
    let time = 0;
    const allowance = createAllowance({ share: 0.25, mostMs: 100, now: () => time });
    const work = (ms) => allowance.spend(() => {
        time += ms;
        return ms;
    });
    expect(allowance.hasLeft()).toBe(true);
    expect(work(60)).toBe(60);
    expect(allowance.hasLeft()).toBe(true);
    work(340);
    // 400 were spent, a quarter of as many came back.
    expect(allowance.hasLeft()).toBe(false);
    time += 790;
    expect(allowance.hasLeft()).toBe(false);
    time += 20;
    expect(allowance.hasLeft()).toBe(true);
    time += 1_000_000;
    work(101);
    expect(allowance.hasLeft()).toBe(true);
    work(101);
    expect(allowance.hasLeft()).toBe(false);
});
test('work that fails is spent as well', () => {
    let time = 0;
    const allowance = createAllowance({ share: 0.5, mostMs: 10, now: () => time });
    const fail = () => allowance.spend(() => {
        time += 1_000;
        throw new Error('no');
    });
    expect(fail).toThrow('no');
    expect(allowance.hasLeft()).toBe(false);
});
//# sourceMappingURL=createAllowance.test.js.map