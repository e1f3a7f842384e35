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
describe('_logs', () => {
    const openLogs = async () => {
        const teller = await openStoryteller();
        const entries = (query) => teller.ask(query).data._logs;
        const texts = (args = '') => entries(`{ _logs${args} { text } }`).map(({ text }) => text);
        const message = (args) => teller.ask(`{ _logs${args} { text } }`).errors?.[0]?.message;
        return { teller, entries, texts, message, [Symbol.asyncDispose]: teller[Symbol.asyncDispose] };
    };
    test('tells what handlers logged, newest first', async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const logs = __addDisposableResource(env_1, await openLogs(), true);
            logs.teller.chain.mine(told('inform one; warn gauge high'));
            logs.teller.chain.mine(told('inform two'));
            await logs.teller.caughtUp();
            const before = Date.now();
            const entries = logs.entries('{ _logs { id subgraphId timestamp level text arguments { key value } meta { module line column } } }');
            const { deployment } = logs.teller.engine();
            expect(entries.map(({ timestamp: _, ...entry }) => entry)).toEqual([
                ['3', 'INFO', 'two', '2'],
                ['2', 'WARNING', 'gauge is high', '1'],
                ['1', 'INFO', 'one', '1'],
            ].map(([id, level, text, block]) => ({
                id: `${deployment}-${id}`,
                subgraphId: deployment,
                level,
                text,
                arguments: [
                    { key: 'block', value: block },
                    { key: 'handler', value: expect.any(String) },
                ],
                meta: { module: expect.any(String), line: 0, column: 0 },
            })));
            for (const { timestamp } of entries)
                expect(Math.abs(Date.parse(timestamp) - before)).toBeLessThan(60_000);
            expect(logs.texts('(orderDirection: asc)')).toEqual(['one', 'gauge is high', 'two']);
            expect(logs.texts('(first: 1, skip: 1)')).toEqual(['gauge is high']);
            expect(logs.texts('(level: INFO)')).toEqual(['two', 'one']);
            expect(logs.texts('(search: "GAUGE")')).toEqual(['gauge is high']);
            expect(logs.texts('(from: "2020-01-01T00:00:00Z", to: "2021-01-01T00:00:00+01:00")')).toEqual([]);
            expect(logs.texts('(from: "2020-01-01T00:00:00Z")')).toHaveLength(3);
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
    test('tells why a subgraph failed, without an indexing error', async () => {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const logs = __addDisposableResource(env_2, await openLogs(), true);
            logs.teller.chain.mine(told('inform before; critical gone'));
            expect(await logs.teller.caughtUp()).toMatchObject({ health: 'failed' });
            const answer = logs.teller.ask('{ _logs { level text } }');
            expect(answer).toEqual({
                data: {
                    _logs: [
                        { level: 'ERROR', text: expect.stringContaining('gone') },
                        { level: 'CRITICAL', text: 'gone' },
                        { level: 'INFO', text: 'before' },
                    ],
                },
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
    test.each([
        ['(first: 1001)', 'first', 'first must not exceed 1000'],
        ['(first: -1)', 'first', 'first must be at least 0'],
        ['(skip: 10001)', 'skip', 'skip must not exceed 10000'],
        ['(from: "2020-01-01")', 'from', 'from must be a time in RFC 3339 format'],
        ['(to: "2020-01-01T00:00:00")', 'to', 'to must be a time in RFC 3339 format'],
        ['(search: "")', 'search', 'search must not be empty'],
        ['(search: "a{b")', 'search', 'search must not contain any of {}[]:"'],
    ])('refuses %s', async (args, name, reason) => {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const logs = __addDisposableResource(env_3, await openLogs(), true);
            logs.teller.chain.mine(told('inform one'));
            await logs.teller.caughtUp();
            expect(logs.message(args)).toBe(`Invalid value provided for argument \`${name}\`: String(${JSON.stringify(reason)})`);
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
    test('stands alone, and takes variables', async () => {
        const env_4 = { stack: [], error: void 0, hasError: false };
        try {
            const logs = __addDisposableResource(env_4, await openLogs(), true);
            logs.teller.chain.mine(told('inform one'));
            await logs.teller.caughtUp();
            expect(logs.teller.ask('{ _logs { text } _meta { deployment } }').errors).toBeUndefined();
            expect(logs.teller.ask('query ($n: Int = 0) { _logs(first: $n) { text } }').data).toEqual({ _logs: [] });
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
});
//# sourceMappingURL=logs.test.js.map