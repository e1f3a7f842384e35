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
import { openFixture } from './openFixture.js';
/** Behaviour numbers follow docs/graphql-behaviours.md. */
const LEGGED = `
  interface Legged { legs: Int }
  type Animal implements Legged @entity { id: String! legs: Int name: String parent: Animal }
  type Furniture implements Legged @entity { id: String! legs: Int }
  type Bird implements Legged @entity { id: String! legs: Int airspeed: Int }`;
describe('collections of an interface', () => {
    test('[81] without rows', () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const fixture = __addDisposableResource(env_1, openFixture('interface Legged { legs: Int } type Animal implements Legged @entity { id: String! legs: Int }', [{}]), false);
            expect(fixture.ask('{ leggeds { legs } }').body).toBe('{"data":{"leggeds":[]}}');
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    });
    test('[82] are ordered over all types', () => {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const fixture = __addDisposableResource(env_2, openFixture(LEGGED, [
                { Animal: [{ id: '1', legs: 3 }], Furniture: [{ id: '2', legs: 4 }] },
            ]), false);
            expect(fixture.ask('{ leggeds(orderBy: legs) { legs __typename } legged(id: "2") { legs } }').body).toBe('{"data":{"leggeds":[{"legs":3,"__typename":"Animal"},{"legs":4,"__typename":"Furniture"}],"legged":{"legs":4}}}');
            expect(fixture.ask('{ leggeds(orderBy: legs, orderDirection: desc, skip: 1) { legs } }').body).toBe('{"data":{"leggeds":[{"legs":3}]}}');
            expect(fixture.ask('{ leggeds(where: {legs_gt: 3}) { legs } legged(id: "9") { legs } }').body).toBe('{"data":{"leggeds":[{"legs":4}],"legged":null}}');
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            __disposeResources(env_2);
        }
    });
    test('[83] give each type what its fragments ask', () => {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const fixture = __addDisposableResource(env_3, openFixture(LEGGED, [
                { Animal: [{ id: '1', name: 'cow', legs: 4 }], Bird: [{ id: '2', airspeed: 24, legs: 2 }] },
            ]), false);
            expect(fixture.ask('{ leggeds(orderBy: legs) { ... on Animal { name } ... on Bird { airspeed } } }').body).toBe('{"data":{"leggeds":[{"airspeed":24},{"name":"cow"}]}}');
        }
        catch (e_3) {
            env_3.error = e_3;
            env_3.hasError = true;
        }
        finally {
            __disposeResources(env_3);
        }
    });
    test('[84] [85] fields beyond the interface need a fragment', () => {
        const env_4 = { stack: [], error: void 0, hasError: false };
        try {
            const fixture = __addDisposableResource(env_4, openFixture(LEGGED, [
                {
                    Animal: [
                        { id: 'parent', name: 'p', legs: 4 },
                        { id: 'child', name: 'c', legs: 3, parent: 'parent' },
                    ],
                },
            ]), false);
            const direct = '{ legged(id: "child") { parent { id } } }';
            expect(fixture.body(direct).errors?.[0]?.message).toBe('Type `Legged` has no field `parent`');
            expect(fixture.body(direct, { strict: true }).errors?.[0]?.message).toBe('Cannot query field "parent" on type "Legged".');
            expect(fixture.ask('{ l: legged(id: "child") { ... on Animal { p: parent { i: id t: __typename __typename } } } }').body).toBe('{"data":{"l":{"p":{"i":"parent","t":"Animal","__typename":"Animal"}}}}');
        }
        catch (e_4) {
            env_4.error = e_4;
            env_4.hasError = true;
        }
        finally {
            __disposeResources(env_4);
        }
    });
    test('[89] mix mutable and immutable types', () => {
        const env_5 = { stack: [], error: void 0, hasError: false };
        try {
            const fixture = __addDisposableResource(env_5, openFixture(`interface Event { id: String! }
       type Immutable implements Event @entity(immutable: true) { id: String! }
       type Mutable implements Event @entity { id: String! }`, [{ Immutable: [{ id: 'immo0' }] }, { Mutable: [{ id: 'mut0' }] }]), false);
            expect(fixture.ask('{ events { id } old: events(block: {number: 0}) { id } }').body).toBe('{"data":{"events":[{"id":"immo0"},{"id":"mut0"}],"old":[{"id":"immo0"}]}}');
        }
        catch (e_5) {
            env_5.error = e_5;
            env_5.hasError = true;
        }
        finally {
            __disposeResources(env_5);
        }
    });
    test('of nobody are empty', () => {
        const env_6 = { stack: [], error: void 0, hasError: false };
        try {
            const fixture = __addDisposableResource(env_6, openFixture('interface Ghost { id: ID! } type House @entity { id: ID! ghost: Ghost }', [
                { House: [{ id: '1' }] },
            ]), false);
            expect(fixture.ask('{ ghosts { id } ghost(id: "1") { id } houses { ghost { id } } }').body).toBe('{"data":{"ghosts":[],"ghost":null,"houses":[{"ghost":null}]}}');
        }
        catch (e_6) {
            env_6.error = e_6;
            env_6.hasError = true;
        }
        finally {
            __disposeResources(env_6);
        }
    });
});
describe('selections', () => {
    test('[86] a field of an interface and of a type appears once', () => {
        const env_7 = { stack: [], error: void 0, hasError: false };
        try {
            const fixture = __addDisposableResource(env_7, openFixture(`interface Parent { id: ID! children: [Child!]! @derivedFrom(field: "parent") }
       type ChildParent implements Parent @entity { id: ID! children: [Child!]! @derivedFrom(field: "parent") }
       type Child @entity { id: ID! parent: ChildParent! foo: Int }`, [{ ChildParent: [{ id: 'p' }], Child: [{ id: 'c', parent: 'p', foo: 1 }] }]), false);
            expect(fixture.ask('{ parents { ...F children { id } } } fragment F on Parent { children { foo } }').body).toBe('{"data":{"parents":[{"children":[{"foo":1,"id":"c"}]}]}}');
        }
        catch (e_7) {
            env_7.error = e_7;
            env_7.hasError = true;
        }
        finally {
            __disposeResources(env_7);
        }
    });
    test('[87] one key that means another field in each type', () => {
        const env_8 = { stack: [], error: void 0, hasError: false };
        try {
            const fixture = __addDisposableResource(env_8, openFixture(`interface Iface { id: String! }
       type Animal implements Iface @entity { id: String! human: Human! }
       type Human implements Iface @entity { id: String! animal: Animal! }`, [{ Animal: [{ id: 'cow', human: 'fred' }], Human: [{ id: 'fred', animal: 'cow' }] }]), false);
            expect(fixture.ask('{ ifaces { ... on Animal { id friend: human { id } } ... on Human { id friend: animal { id } } } }').body).toBe('{"data":{"ifaces":[{"id":"cow","friend":{"id":"fred"}},{"id":"fred","friend":{"id":"cow"}}]}}');
        }
        catch (e_8) {
            env_8.error = e_8;
            env_8.hasError = true;
        }
        finally {
            __disposeResources(env_8);
        }
    });
    test('[88] one interface field, stored or derived as the type likes', () => {
        const env_9 = { stack: [], error: void 0, hasError: false };
        try {
            const fixture = __addDisposableResource(env_9, openFixture(`interface Event { id: String! transaction: Transaction! }
       type Buy implements Event @entity { id: String! transaction: Transaction! @derivedFrom(field: "buyEvent") }
       type Sell implements Event @entity { id: String! transaction: Transaction! @derivedFrom(field: "sellEvents") }
       type Gift implements Event @entity { id: String! transaction: Transaction! }
       type Transaction @entity { id: String! buyEvent: Buy! sellEvents: [Sell!]! giftEvents: [Gift!]! @derivedFrom(field: "transaction") }`, [
                {
                    Buy: [{ id: 'buy' }],
                    Sell: [{ id: 'sell1' }, { id: 'sell2' }],
                    Gift: [{ id: 'gift', transaction: 'txn' }],
                    Transaction: [{ id: 'txn', buyEvent: 'buy', sellEvents: ['sell1', 'sell2'] }],
                },
            ]), false);
            const event = (id) => `{"id":"${id}","transaction":{"id":"txn"}}`;
            expect(fixture.ask('{ events { id transaction { id } } }').body).toBe(`{"data":{"events":[${['buy', 'gift', 'sell1', 'sell2'].map(event).join()}]}}`);
            expect(fixture.body('{ events(where: {transaction_: {id: "txn"}}) { id } }').data?.events).toHaveLength(4);
        }
        catch (e_9) {
            env_9.error = e_9;
            env_9.hasError = true;
        }
        finally {
            __disposeResources(env_9);
        }
    });
    test('[90] a derived list of an interface behind bytes ids', () => {
        const env_10 = { stack: [], error: void 0, hasError: false };
        try {
            const fixture = __addDisposableResource(env_10, openFixture(`interface Trade { id: Bytes! pool: Pool! }
       type Pool @entity { id: Bytes! trades: [Trade!]! @derivedFrom(field: "pool") }
       type Buy implements Trade @entity { id: Bytes! pool: Pool! }
       type Sell implements Trade @entity { id: Bytes! pool: Pool! }`, [
                {
                    Pool: [{ id: '0xaa' }],
                    Buy: [{ id: '0xb0', pool: '0xaa' }],
                    Sell: [
                        { id: '0xc0', pool: '0xaa' },
                        { id: '0xc1', pool: '0xbb' },
                    ],
                },
            ]), false);
            expect(fixture.ask('{ pools { trades { id } } }').body).toBe('{"data":{"pools":[{"trades":[{"id":"0xb0"},{"id":"0xc0"}]}]}}');
        }
        catch (e_10) {
            env_10.error = e_10;
            env_10.hasError = true;
        }
        finally {
            __disposeResources(env_10);
        }
    });
});
//# sourceMappingURL=interfaces.test.js.map