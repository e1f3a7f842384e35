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
import { OTHER, told } from './storyBuild.js';
const FURTHER = `0x${'c3'.repeat(20)}`;
describe('a data source that a handler makes', () => {
    test('17. gets all logs of its block, after the handlers of older data sources', async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_1, await openStoryteller(), true);
            teller.chain.mine(told('say P3', { at: OTHER, index: 3 }), told(`say F5; create Pool ${OTHER}`, { index: 5 }), told('say P7', { at: OTHER, index: 7 }), told('say F9', { index: 9 }));
            await teller.caughtUp();
            expect(teller.said()).toEqual(['F5', 'F9', 'P3', 'P7']);
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
    test('18. has those it makes run after it, generation by generation', async () => {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_2, await openStoryteller(), true);
            teller.chain.mine(told('say Q1', { at: FURTHER, index: 1 }), told(`say P3; create Pool ${FURTHER}`, { at: OTHER, index: 3 }), told(`say F5; create Pool ${OTHER}`, { index: 5 }), told('say P7', { at: OTHER, index: 7 }));
            await teller.caughtUp();
            expect(teller.said()).toEqual(['F5', 'P3', 'P7', 'Q1']);
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
    test('19. is made once when it is asked for twice', async () => {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_3, await openStoryteller(), true);
            teller.chain.mine(told(`create Pool ${OTHER}; create Pool ${OTHER}`));
            teller.chain.mine(told(`create Pool ${OTHER}`));
            teller.chain.mine(told('say once', { at: OTHER }));
            await teller.caughtUp();
            expect(teller.said()).toEqual(['once']);
            expect(teller.warnings).toEqual(Array(2).fill('Ignored a data source that exists already'));
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
    test('20. is another one with another context', async () => {
        const env_4 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_4, await openStoryteller(), true);
            teller.chain.mine(told(`create Pool ${OTHER} k=1; create Pool ${OTHER} k=2`));
            teller.chain.mine(told('context', { at: OTHER }));
            await teller.caughtUp();
            expect(teller.said()).toEqual(['k=1', 'k=2']);
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
    test('21. is not made when the handler fails', async () => {
        const env_5 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_5, await openStoryteller({ features: ['nonFatalErrors'] }), true);
            await teller.caughtUp();
            teller.chain.mine(told(`create Pool ${OTHER}; abort boom`), told(`create Pool ${FURTHER}`));
            teller.chain.mine(told('say unheard', { at: OTHER }), told('say heard', { at: FURTHER }));
            expect(await teller.caughtUp()).toMatchObject({ health: 'unhealthy' });
            expect(teller.said()).toEqual(['heard']);
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
    test('22. needs a template of the manifest', async () => {
        const env_6 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_6, await openStoryteller({ templates: ['Pool', 'Vault'] }), true);
            teller.chain.mine(told(`create Nope ${OTHER}`));
            expect((await teller.caughtUp()).health).toBe('failed');
            expect(teller.stored('$errors')).toMatchObject([
                {
                    message: expect.stringContaining('Failed to create data source from name `Nope`: No template with this name in parent data source `Narrator`. Available names: Pool, Vault.'),
                },
            ]);
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
    test('24. is gone when its block is taken back', async () => {
        const env_7 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_7, await openStoryteller(), true);
            teller.chain.mineTo(4);
            expect(teller.chain.mine(told(`create Pool ${OTHER}`))).toBe(5);
            await teller.caughtUp();
            expect(teller.stored('$dataSources')).toHaveLength(1);
            teller.chain.cut(1);
            teller.chain.mine(told('say unheard', { at: OTHER }));
            teller.chain.mine(told(`create Pool ${OTHER}`));
            teller.chain.mine(told('say heard', { at: OTHER }));
            await teller.caughtUp();
            expect(teller.said()).toEqual(['heard']);
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
    test('25. reads its context in the kinds it was given, also after a restart', async () => {
        const env_8 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_8, await openStoryteller(), true);
            const numbers = 'big=123456789012345678901n decimal=1.5d flag=true int=-3';
            const all = `${numbers} list=[a,b] long=9007199254740993l name=x raw=0x0102`;
            teller.chain.mine(told(`create Pool ${OTHER} ${all}`));
            teller.chain.mine(told('context', { at: OTHER }));
            await teller.caughtUp();
            await teller.restart();
            teller.chain.mine(told('context', { at: OTHER }));
            await teller.caughtUp();
            expect(teller.said()).toEqual([all, all]);
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
});
//# sourceMappingURL=dataSources.test.js.map