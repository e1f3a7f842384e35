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
import { NARRATOR, told } from './storyBuild.js';
/** Runs stories, one block each, one handler per story; gives what is there afterwards. */
const tell = async (...blocks) => {
    const teller = await openStoryteller();
    for (const stories of blocks)
        teller.chain.mine(...stories.map((story) => told(story)));
    const { health } = await teller.caughtUp();
    const message = String(teller.stored('$errors')[0]?.message);
    return { ...teller, health, message };
};
const STORED = ['set Thing a id=a x=1 y=2'];
describe('store.set', () => {
    test('26. merges into what is stored', async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const after = __addDisposableResource(env_1, await tell(STORED, ['set Thing a id=a x=3']), true);
            expect(after.now('Thing')).toEqual([{ id: 'a', x: 3, y: 2 }]);
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
    test('27. replaces what the same handler removed', async () => {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const after = __addDisposableResource(env_2, await tell(STORED, ['remove Thing a; set Thing a id=a x=3']), true);
            expect(after.now('Thing')).toEqual([{ id: 'a', x: 3, y: null }]);
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
    test('28. removes a field that is set to null', async () => {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const after = __addDisposableResource(env_3, await tell(STORED, ['set Thing a y=null; get Thing a', 'get Thing a']), true);
            expect(after.said()).toEqual(['id=a x=1', 'id=a x=1']);
            expect(after.now('Thing')).toEqual([{ id: 'a', x: 1, y: null }]);
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
    test('29. is seen by the next handler of the block', async () => {
        const env_4 = { stack: [], error: void 0, hasError: false };
        try {
            const after = __addDisposableResource(env_4, await tell(['set Thing a id=a x=1', 'get Thing a']), true);
            expect(after.said()).toEqual(['id=a x=1']);
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
    test('40. adds the id to data without one', async () => {
        const env_5 = { stack: [], error: void 0, hasError: false };
        try {
            const after = __addDisposableResource(env_5, await tell(['set Thing a x=1', 'get Thing a']), true);
            expect(after.said()).toEqual(['id=a x=1']);
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
    test('35. takes a part of an entity that is complete', async () => {
        const env_6 = { stack: [], error: void 0, hasError: false };
        try {
            const after = __addDisposableResource(env_6, await tell(['set Strict a f=1 g=2'], ['set Strict a g=3']), true);
            expect(after.now('Strict')).toEqual([{ id: 'a', f: 1, g: 3 }]);
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
        [
            '34. a new entity without a non-null field',
            'set Strict a g=1',
            'Entity Strict[a]: missing value for non-nullable field `f`',
        ],
        [
            '36. a value of another type',
            'set Strict a f=1n',
            'Entity Strict[a]: the value `1` for field `f` must have type Int! but has type BigInt',
        ],
        [
            '37. a derived field',
            'set Parent a children=[x]',
            'Entity Parent[a]: field `children` is derived and cannot be set',
        ],
        [
            '39. an id that is not the one in the data',
            'set Thing a id=b',
            "Value of Thing attribute 'id' conflicts with ID passed to `store.set()`: b != a",
        ],
    ])('%s fails the subgraph', async (_, story, message) => {
        const env_7 = { stack: [], error: void 0, hasError: false };
        try {
            const after = __addDisposableResource(env_7, await tell([story]), true);
            expect(after.health).toBe('failed');
            expect(after.message).toContain(message);
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
    test.each([
        ['0.0.7', 'healthy', 'undefined'],
        ['0.0.8', 'failed', 'Attempted to set undefined fields [aa, zz] for the entity type `Thing`.'],
    ])('38. a field that the schema lacks, apiVersion %s: %s', async (apiVersion, health, message) => {
        const env_8 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_8, await openStoryteller({ sources: { A: { address: NARRATOR, apiVersion } } }), true);
            teller.chain.mine(told('set Thing a zz=1 x=1 aa=2'));
            expect((await teller.caughtUp()).health).toBe(health);
            expect(String(teller.stored('$errors')[0]?.message)).toContain(message);
            expect(teller.now('Thing')).toEqual(health === 'failed' ? [] : [{ id: 'a', x: 1, y: null }]);
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
    test('41. generates ids from one counter for all types', async () => {
        const env_9 = { stack: [], error: void 0, hasError: false };
        try {
            const teller = __addDisposableResource(env_9, await openStoryteller(), true);
            teller.chain.mineTo(11);
            teller.chain.mine(told('set ByNumber auto; set ByBytes auto'), told('set ByNumber auto'));
            await teller.caughtUp();
            expect(teller.now('ByNumber')).toEqual([{ id: 0x0000000c00000000 }, { id: 0x0000000c00000002 }]);
            expect(teller.now('ByBytes')).toEqual([{ id: '0x0000000c00000001' }]);
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
describe('store.get_in_block', () => {
    test('30. does not see what an earlier block stored', async () => {
        const env_10 = { stack: [], error: void 0, hasError: false };
        try {
            const after = __addDisposableResource(env_10, await tell(STORED, ['getInBlock Thing a']), true);
            expect(after.said()).toEqual(['null']);
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
    test('31. sees of an older entity what this block wrote', async () => {
        const env_11 = { stack: [], error: void 0, hasError: false };
        try {
            const after = __addDisposableResource(env_11, await tell(STORED, ['set Thing a id=a x=3', 'getInBlock Thing a']), true);
            expect(after.said()).toEqual(['id=a x=3']);
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
});
describe('at the end of a block', () => {
    test('32. an entity that was loaded and saved unchanged has no new version', async () => {
        const env_12 = { stack: [], error: void 0, hasError: false };
        try {
            const after = __addDisposableResource(env_12, await tell(STORED, ['resave Thing a'], ['set Thing a x=9']), true);
            expect(after.stored('Thing').map(({ x, $from }) => [x, $from])).toEqual([
                [1, 1],
                [9, 3],
            ]);
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
    test('33. an entity that was created and removed leaves no trace', async () => {
        const env_13 = { stack: [], error: void 0, hasError: false };
        try {
            const after = __addDisposableResource(env_13, await tell(['set Thing a x=1', 'set Thing b x=1', 'remove Thing a']), true);
            expect(after.stored('Thing').map(({ id }) => id)).toEqual(['b']);
        }
        catch (e_13) {
            env_13.error = e_13;
            env_13.hasError = true;
        }
        finally {
            const result_13 = __disposeResources(env_13);
            if (result_13)
                await result_13;
        }
    });
    test('43. one id may not belong to two types with a common interface', async () => {
        const env_14 = { stack: [], error: void 0, hasError: false };
        try {
            const after = __addDisposableResource(env_14, await tell(['set Person x'], ['set Place x']), true);
            expect(after.health).toBe('failed');
            expect(after.message).toContain('tried to set entity of type `Place` with ID "x" but an entity of type `Person`, which has an interface in common with `Place`, exists with the same ID');
            expect(after.now('Place')).toEqual([]);
        }
        catch (e_14) {
            env_14.error = e_14;
            env_14.hasError = true;
        }
        finally {
            const result_14 = __disposeResources(env_14);
            if (result_14)
                await result_14;
        }
    });
});
describe('an immutable entity', () => {
    test('42. keeps the last write of its block', async () => {
        const env_15 = { stack: [], error: void 0, hasError: false };
        try {
            const after = __addDisposableResource(env_15, await tell(['set Fact a x=1', 'set Fact a x=2']), true);
            expect(after.now('Fact')).toEqual([{ id: 'a', x: 2 }]);
        }
        catch (e_15) {
            env_15.error = e_15;
            env_15.hasError = true;
        }
        finally {
            const result_15 = __disposeResources(env_15);
            if (result_15)
                await result_15;
        }
    });
    test.each(['set Fact a x=2', 'get Fact a; set Fact a x=2'])('42. cannot be written in a later block (%s)', async (story) => {
        const env_16 = { stack: [], error: void 0, hasError: false };
        try {
            const after = __addDisposableResource(env_16, await tell(['set Fact a x=1'], [story]), true);
            expect(after.health).toBe('failed');
            expect(after.message).toContain('entity Fact[a] is immutable');
            expect(after.now('Fact')).toEqual([{ id: 'a', x: 1 }]);
        }
        catch (e_16) {
            env_16.error = e_16;
            env_16.hasError = true;
        }
        finally {
            const result_16 = __disposeResources(env_16);
            if (result_16)
                await result_16;
        }
    });
    test('42. stays as it is when duplicates are skipped', async () => {
        const env_17 = { stack: [], error: void 0, hasError: false };
        try {
            const after = __addDisposableResource(env_17, await tell(['set First a x=1'], ['set First a x=2']), true);
            expect(after.health).toBe('healthy');
            expect(after.now('First')).toEqual([{ id: 'a', x: 1 }]);
        }
        catch (e_17) {
            env_17.error = e_17;
            env_17.hasError = true;
        }
        finally {
            const result_17 = __disposeResources(env_17);
            if (result_17)
                await result_17;
        }
    });
});
test('44. store.loadRelated finds stored and new children in the order of ids, without those that moved away', async () => {
    const env_18 = { stack: [], error: void 0, hasError: false };
    try {
        const after = __addDisposableResource(env_18, await tell(['set Parent p', 'set Child c3 parent=p', 'set Child c1 parent=p', 'set Child other parent=q'], ['set Child c2 parent=p', 'set Child c3 parent=q; related Parent p children']), true);
        expect(after.said()).toEqual(['c1 c2']);
    }
    catch (e_18) {
        env_18.error = e_18;
        env_18.hasError = true;
    }
    finally {
        const result_18 = __disposeResources(env_18);
        if (result_18)
            await result_18;
    }
});
test('45. what a failed handler wrote is not seen, and what the others of its block wrote is', async () => {
    const env_19 = { stack: [], error: void 0, hasError: false };
    try {
        const teller = __addDisposableResource(env_19, await openStoryteller({ features: ['nonFatalErrors'] }), true);
        await teller.caughtUp();
        teller.chain.mine(told('set Thing before x=1'), told('set Thing one x=1; set Thing before x=2; abort boom'), told('set Thing after x=1; get Thing one'));
        await teller.caughtUp();
        expect(teller.now('Thing').map(({ id, x }) => [id, x])).toEqual([
            ['after', 1],
            ['before', 1],
        ]);
        expect(teller.said()).toEqual(['null']);
    }
    catch (e_19) {
        env_19.error = e_19;
        env_19.hasError = true;
    }
    finally {
        const result_19 = __disposeResources(env_19);
        if (result_19)
            await result_19;
    }
});
//# sourceMappingURL=store.test.js.map