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
import { encodeAbiParameters, keccak256, toHex } from 'viem';
import { describe, expect, test } from 'vitest';
import { openStoryteller } from './openStoryteller.js';
import { event, NARRATOR, OTHER, retold, told, topic } from './storyBuild.js';
const named = (name, source = {}) => ({
    address: NARRATOR,
    context: { source: { type: 'String', data: name } },
    ...source,
});
describe('the order of handlers', () => {
    test('1. each log goes to its data sources in manifest order, before the next log', async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_1, await openStoryteller({ sources: { A: named('A'), B: named('B') } }), true);
            teller.chain.mine(told('say 1', { index: 1 }), told('say 2', { index: 2 }));
            await teller.caughtUp();
            expect(teller.said()).toEqual(['A: 1', 'B: 1', 'A: 2', 'B: 2']);
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
    test('2. logs run in their own order, not in that of the handlers', async () => {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const events = [{ event: 'Told(string)' }, { event: 'Retold(string)' }];
            const teller = __addDisposableResource(env_2, await openStoryteller({ sources: { A: named('A', { events }) } }), true);
            teller.chain.mine(retold('say F', { index: 3 }), told('say E', { index: 7 }));
            await teller.caughtUp();
            expect(teller.said()).toEqual(['A: F', 'A: E']);
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
});
describe('a log is handled', () => {
    test('6. from the start block on', async () => {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_3, await openStoryteller({ sources: { A: named('A', { startBlock: 100 }) } }), true);
            teller.chain.mineTo(98);
            for (const number of [99, 100])
                expect(teller.chain.mine(told(`say ${number}`))).toBe(number);
            await teller.caughtUp();
            expect(teller.said()).toEqual(['A: 100']);
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
    test('9. whoever emitted it, when the data source has no address', async () => {
        const env_4 = { stack: [], error: void 0, hasError: false };
        try {
            const { address: _, ...wildcard } = named('any');
            const teller = __addDisposableResource(env_4, await openStoryteller({ sources: { Any: wildcard, One: named('one') } }), true);
            teller.chain.mine(told('where'), told('where', { at: OTHER }));
            await teller.caughtUp();
            const said = teller.now('Said').map(({ text, emitter }) => [text, emitter]);
            expect(said).toEqual([
                ['any: at 0x', NARRATOR],
                [`one: at ${NARRATOR}`, NARRATOR],
                ['any: at 0x', OTHER],
            ]);
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
    test('16. in whatever way the manifest spells the address', async () => {
        const env_5 = { stack: [], error: void 0, hasError: false };
        try {
            const mixed = '0xa16081f360e3847006db660bae1c6d1b2e17ec2a';
            const spellings = [mixed, '0xA16081F360e3847006dB660bae1c6d1b2e17eC2A', mixed.slice(2)];
            const sources = Object.fromEntries(spellings.map((address, index) => [`S${index}`, named(`S${index}`, { address })]));
            const teller = __addDisposableResource(env_5, await openStoryteller({ sources }), true);
            teller.chain.mine(told('say it', { at: mixed }));
            await teller.caughtUp();
            expect(teller.said()).toEqual(['S0: it', 'S1: it', 'S2: it']);
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
describe('an event', () => {
    const TRANSFER = 'Transfer(address,address,uint256)';
    const amount = encodeAbiParameters([{ type: 'uint256' }], [42n]);
    const handledBy = (signature) => openStoryteller({
        sources: { A: { address: NARRATOR, events: [{ event: signature, handler: 'handleParams' }] } },
    });
    const asParams = `from 0 ${NARRATOR}, to 0 ${OTHER}, value 4 42`;
    test('10. that does not decode as the one in the manifest is skipped', async () => {
        const env_6 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_6, await handledBy('Transfer(indexed address,indexed address,uint256)'), true);
            teller.chain.mine(event(TRANSFER, [NARRATOR, OTHER, '0x07']), event(TRANSFER, [NARRATOR, OTHER], amount));
            expect(await teller.caughtUp()).toMatchObject({ health: 'healthy', problem: undefined });
            expect(teller.said()).toEqual([asParams]);
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
    test('11. without `indexed` in the manifest is decoded as the ABI indexes it', async () => {
        const env_7 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_7, await handledBy(TRANSFER), true);
            teller.chain.mine(event(TRANSFER, [NARRATOR, OTHER], amount));
            await teller.caughtUp();
            expect(teller.said()).toEqual([asParams]);
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
    test('12. gives the hash of an indexed string', async () => {
        const env_8 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_8, await handledBy('Titled(indexed string)'), true);
            const hash = keccak256(toHex('The Tale'));
            teller.chain.mine(event('Titled(string)', [hash]));
            await teller.caughtUp();
            expect(teller.said()).toEqual([`title 1 ${hash}`]);
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
describe('topic filters', () => {
    const tagged = (a, b) => event('Tagged(uint256,uint256,string)', [topic(a), topic(b)], encodeAbiParameters([{ type: 'string' }], [`say ${a} ${b}`.replace(' 0x', ' ').replace(' 0x', ',')]));
    const filtered = (filters) => {
        const events = [{ event: 'Tagged(indexed uint256,indexed uint256,string)', ...filters }];
        return openStoryteller({ sources: { A: { address: NARRATOR, events } } });
    };
    test('13. take any topic of a list, however short its hex is', async () => {
        const env_9 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_9, await filtered({ topic1: ['0xa', 'b'] }), true);
            teller.chain.mine(tagged('0xa', '0x1'), tagged('0xb', '0x1'), tagged('0xc', '0x1'));
            await teller.caughtUp();
            expect(teller.said()).toEqual(['a,1', 'b,1']);
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
    test('14. must all hold', async () => {
        const env_10 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_10, await filtered({ topic1: ['0xa'], topic2: ['0x1'] }), true);
            teller.chain.mine(tagged('0xa', '0x2'), tagged('0xb', '0x1'), tagged('0xa', '0x1'));
            await teller.caughtUp();
            expect(teller.said()).toEqual(['a,1']);
        }
        catch (e_10) {
            env_10.error = e_10;
            env_10.hasError = true;
        }
        finally {
            const result_10 = __disposeResources(env_10);
            if (result_10)
                await result_10;
        }
    });
});
test('15. two handlers of one data source that decode the same log are an error', async () => {
    const env_11 = { stack: [], error: void 0, hasError: false };
    try {
        const events = [
            { event: 'Transfer(indexed address,indexed address,uint256)', handler: 'handleParams' },
            { event: 'Transfer(address,address,uint256)', handler: 'handleParams' },
        ];
        const teller = __addDisposableResource(env_11, await openStoryteller({ sources: { A: { address: NARRATOR, events } } }), true);
        const data = encodeAbiParameters([{ type: 'uint256' }], [1n]);
        teller.chain.mine(event('Transfer(address,address,uint256)', [NARRATOR, OTHER], data));
        const { health, problem } = await teller.caughtUp();
        expect(health).toBe('failed');
        expect(problem?.message).toMatch(/^Multiple handlers defined for event `Transfer\(.*\)`, only one is supported$/);
    }
    catch (e_11) {
        env_11.error = e_11;
        env_11.hasError = true;
    }
    finally {
        const result_11 = __disposeResources(env_11);
        if (result_11)
            await result_11;
    }
});
test.each([true, false])('79. the receipt is there for a handler that asks for it alone (%s)', async (receipt) => {
    const env_12 = { stack: [], error: void 0, hasError: false };
    try {
        const events = [{ event: 'Told(string)', receipt }];
        const teller = __addDisposableResource(env_12, await openStoryteller({ sources: { A: { address: NARRATOR, events } } }), true);
        teller.chain.mine(told('receipt'));
        await teller.caughtUp();
        expect(teller.said()).toEqual([receipt ? '1' : 'null']);
    }
    catch (e_12) {
        env_12.error = e_12;
        env_12.hasError = true;
    }
    finally {
        const result_12 = __disposeResources(env_12);
        if (result_12)
            await result_12;
    }
});
//# sourceMappingURL=matching.test.js.map