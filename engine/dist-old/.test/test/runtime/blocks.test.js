var __addDisposableResource = (this && this.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (this && this.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
import { describe, expect, test } from 'vitest';
import { openStoryteller } from './openStoryteller.js';
import { told } from './storyBuild.js';
describe('a reorg', () => {
    test.each([
        ['75. brings back the value of an entity that was updated', 'set Thing a x=7', 7],
        ['76. brings back an entity that was removed', 'remove Thing a', undefined],
    ])('%s', async (_, later, x) => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_1, await openStoryteller(), true);
            teller.chain.mineTo(4);
            teller.chain.mine(told('set Thing a x=5'));
            teller.chain.mineTo(6);
            teller.chain.mine(told(later));
            await teller.caughtUp();
            expect(teller.now('Thing')[0]?.x).toBe(x);
            teller.chain.cut(1);
            teller.chain.mineTo(7);
            expect(await teller.caughtUp()).toMatchObject({ head: { number: 7 }, reorgs: 1 });
            expect(teller.now('Thing')).toEqual([{ id: 'a', x: 5, y: null }]);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = __disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    });
});
describe('timeseries', () => {
    const point = (token, amount) => told(`set Point auto id=9l timestamp=9l token=${token} amount=${amount}n`);
    const HOURS = `{ volumes(interval: hour, orderBy: amount, current: CURRENT) { timestamp token amount } }`;
    const row = (seconds, token, amount) => ({
        timestamp: String(seconds * 1_000_000),
        token,
        amount,
    });
    test('77. points are rolled up when the first block after their hour is stored', async () => {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_2, await openStoryteller(), true);
            const mineAt = async (seconds, a, b) => {
                teller.chain.setTime(seconds);
                teller.chain.mine(point('A', a), point('B', b));
                await teller.caughtUp();
            };
            const hours = (current) => teller.ask(HOURS.replace('CURRENT', current)).data.volumes;
            await mineAt(3_660, 10, 20);
            await mineAt(3_720, 30, 40);
            expect(hours('exclude')).toEqual([]);
            await mineAt(7_201, 5, 15);
            const complete = [row(3_600, 'A', '40'), row(3_600, 'B', '60')];
            expect(hours('exclude')).toEqual(complete);
            await mineAt(7_261, 7, 25);
            expect(hours('exclude')).toEqual(complete);
            expect(hours('include')).toEqual(expect.arrayContaining([...complete, row(7_200, 'A', '12'), row(7_200, 'B', '40')]));
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            const result_2 = __disposeResources(env_2);
            if (result_2)
                await result_2;
        }
    });
    test('78. a point has the time of its block, whatever the mapping says', async () => {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_3, await openStoryteller(), true);
            teller.chain.setTime(3_660);
            teller.chain.mine(point('A', 1));
            await teller.caughtUp();
            expect(teller.now('Point')).toMatchObject([{ timestamp: 3_660_000_000, token: 'A' }]);
        }
        catch (e_3) {
            env_3.error = e_3;
            env_3.hasError = true;
        }
        finally {
            const result_3 = __disposeResources(env_3);
            if (result_3)
                await result_3;
        }
    });
});
test('80. global variables of a mapping are as new in each handler', async () => {
    const env_4 = { stack: [], error: void 0, hasError: false };
    try {
        const teller = __addDisposableResource(env_4, await openStoryteller(), true);
        teller.chain.mine(told('count; count'), told('count'));
        await teller.caughtUp();
        expect(teller.said()).toEqual(['1', '2', '1']);
    }
    catch (e_4) {
        env_4.error = e_4;
        env_4.hasError = true;
    }
    finally {
        const result_4 = __disposeResources(env_4);
        if (result_4)
            await result_4;
    }
});
//# sourceMappingURL=blocks.test.js.map