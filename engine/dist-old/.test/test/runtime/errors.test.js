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
import { HttpStatus } from '../../src/source/scriptedRpc.js';
import { openStoryteller } from './openStoryteller.js';
import { told } from './storyBuild.js';
const REVERTED = { code: 3, message: 'execution reverted' };
const SEVEN = `0x${'7'.padStart(64, '0')}`;
describe('a handler that fails', () => {
    test('46. fails the subgraph at its block, of which nothing stays', async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_1, await openStoryteller(), true);
            teller.chain.mine(told('say 1'));
            teller.chain.mine(told('say 2'));
            teller.chain.mine(told('say 3'), told('say 4; abort boom'), told('say 5'));
            const status = await teller.caughtUp();
            expect(status).toMatchObject({ health: 'failed', head: { number: 3 } });
            const [where, ...trace] = status.problem?.message.split('\t') ?? [];
            expect(where).toMatch(/^transaction [0-9a-f]{64}: Handler handleStory failed: Mapping aborted at stories\.ts, line \d+, column \d+, with message: boom$/);
            expect(trace).toEqual([
                'wasm backtrace:',
                expect.stringMatching(/^ {4}0: 0x[0-9a-f]+ - <unknown>!stories\/obey$/),
                expect.stringMatching(/^ {4}1: 0x[0-9a-f]+ - <unknown>!stories\/handleStory$/),
            ]);
            expect(status.problem?.facts).toMatchObject({ block: 3, handler: 'handleStory', logIndex: 1 });
            expect(teller.said()).toEqual(['1', '2']);
            expect(teller.ask('{ _meta { block { number } hasIndexingErrors } }')).toEqual({
                data: { _meta: { block: { number: 3 }, hasIndexingErrors: true } },
            });
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
    test('47. is skipped once the subgraph has synced, when the manifest allows it', async () => {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_2, await openStoryteller({ features: ['nonFatalErrors'] }), true);
            teller.chain.mine(told('say 1'));
            await teller.caughtUp();
            teller.chain.mine(told('say 2'), told('say 3; abort boom'));
            teller.chain.mine(told('say 4'));
            expect(await teller.caughtUp()).toMatchObject({ health: 'unhealthy', head: { number: 3 } });
            expect(teller.said()).toEqual(['1', '2', '4']);
            expect(teller.ask('{ _meta { hasIndexingErrors } }')).toEqual({
                data: { _meta: { hasIndexingErrors: true } },
            });
            expect(teller.ask('{ _meta(block: { number: 1 }) { hasIndexingErrors } }')).toEqual({
                data: { _meta: { hasIndexingErrors: false } },
            });
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
    test('47. is skipped also while the subgraph catches up after a restart', async () => {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_3, await openStoryteller({ features: ['nonFatalErrors'] }), true);
            teller.chain.mine(told('say 1'));
            await teller.caughtUp();
            await teller.restart(() => {
                teller.chain.mine(told('say 2; abort boom'));
                teller.chain.mine(told('say 3'));
            });
            expect(await teller.caughtUp()).toMatchObject({ health: 'unhealthy', head: { number: 3 } });
            expect(teller.said()).toEqual(['1', '3']);
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
    test('fails the subgraph before its first sync, even if the manifest would skip it', async () => {
        const env_4 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_4, await openStoryteller({ features: ['nonFatalErrors'] }), true);
            teller.chain.mine(told('abort boom'));
            teller.chain.mine(told('say 2'));
            expect(await teller.caughtUp()).toMatchObject({ health: 'failed', head: { number: 1 } });
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
    test('48. may do so by a critical message', async () => {
        const env_5 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_5, await openStoryteller(), true);
            teller.chain.mine(told('critical x'));
            expect((await teller.caughtUp()).health).toBe('failed');
            expect(teller.stored('$errors')).toMatchObject([
                { message: expect.stringContaining('Critical error logged in mapping with log message: x') },
            ]);
        }
        catch (e_5) {
            env_5.error = e_5;
            env_5.hasError = true;
        }
        finally {
            const result_5 = __disposeResources(env_5);
            if (result_5)
                await result_5;
        }
    });
});
describe('a contract call', () => {
    test('49. waits for an RPC that fails, which is no error of the subgraph', async () => {
        const env_6 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_6, await openStoryteller(), true);
            let failures = 0;
            teller.chain.state = () => {
                if (failures === 10)
                    return SEVEN;
                failures += 1;
                throw new HttpStatus(500);
            };
            teller.chain.mine(told('try Narrator'));
            expect(await teller.caughtUp()).toMatchObject({ health: 'healthy' });
            expect(await teller.until(({ problem }) => problem === undefined)).toMatchObject({ health: 'healthy' });
            expect([failures, teller.said()]).toEqual([10, ['7']]);
            expect(teller.stored('$errors')).toEqual([]);
        }
        catch (e_6) {
            env_6.error = e_6;
            env_6.hasError = true;
        }
        finally {
            const result_6 = __disposeResources(env_6);
            if (result_6)
                await result_6;
        }
    });
    test.each([
        ['50. that reverts', REVERTED],
        ['51. that returns nothing', '0x'],
    ])('%s is seen by `try_`, and aborts the handler without it', async (_, answer) => {
        const env_7 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_7, await openStoryteller(), true);
            teller.chain.state = () => answer;
            teller.chain.mine(told('try Narrator'));
            await teller.caughtUp();
            expect(teller.said()).toEqual(['reverted']);
            teller.chain.mine(told('call Narrator'));
            const { health, problem } = await teller.caughtUp();
            expect(health).toBe('failed');
            expect(problem?.message).toContain('Call reverted, probably because an `assert` or `require`');
        }
        catch (e_7) {
            env_7.error = e_7;
            env_7.hasError = true;
        }
        finally {
            const result_7 = __disposeResources(env_7);
            if (result_7)
                await result_7;
        }
    });
    test('52. needs an ABI of the data source', async () => {
        const env_8 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_8, await openStoryteller(), true);
            teller.chain.mine(told('try Nobody'));
            expect((await teller.caughtUp()).health).toBe('failed');
            expect(teller.stored('$errors')).toMatchObject([
                {
                    message: expect.stringContaining('Could not find ABI for contract "Nobody", try adding it to the \'abis\' section of the subgraph manifest'),
                },
            ]);
        }
        catch (e_8) {
            env_8.error = e_8;
            env_8.hasError = true;
        }
        finally {
            const result_8 = __disposeResources(env_8);
            if (result_8)
                await result_8;
        }
    });
    test('53. that may succeed later is tried again, and leaves no trace when it does', async () => {
        const env_9 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_9, await openStoryteller(), true);
            teller.chain.mineTo(9);
            teller.chain.state = () => ({ code: -32_603, message: 'the disk is full' });
            expect(teller.chain.mine(told('say 1; try Narrator'))).toBe(10);
            const held = await teller.until(({ problem }) => problem !== undefined);
            expect(held.problem?.message).toContain('the disk is full');
            expect(held.head?.number).toBe(9);
            teller.chain.state = () => SEVEN;
            await teller.caughtUp();
            expect(await teller.until(({ problem }) => problem === undefined)).toMatchObject({ health: 'healthy' });
            expect(teller.said()).toEqual(['1', '7']);
            expect(teller.stored('$errors')).toEqual([]);
        }
        catch (e_9) {
            env_9.error = e_9;
            env_9.hasError = true;
        }
        finally {
            const result_9 = __disposeResources(env_9);
            if (result_9)
                await result_9;
        }
    });
});
//# sourceMappingURL=errors.test.js.map