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
import { inspect, isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { test } from 'vitest';
import { openFixture } from '../test/openFixture.js';
import { arbitraryRequest } from './arbitraryRequest.js';
import { arbitraryWorld } from './arbitraryWorld.js';
import { evaluate } from './evaluate.js';
import { requestText } from './query.js';
import { schemaText } from './world.js';
// Longer runs, and others: QUERY_CASES=1000000 QUERY_SEED=2 npx vitest run engine/src/api/model
const CASES = Number(process.env.QUERY_CASES ?? 20_000);
const SEED = Number(process.env.QUERY_SEED ?? 1);
const REQUESTS = 50;
const PARTS = 10;
const WORLDS = Math.ceil(CASES / REQUESTS / PARTS);
const MS_PER_WORLD = 2_000;
const DEEP = { depth: 20 };
/** A world, and requests that are made for it. */
const arbitraryStory = arbitraryWorld.chain((world) => fc
    .array(arbitraryRequest(world), { minLength: 1, maxLength: 2 * REQUESTS - 1, size: 'max' })
    .map((requests) => ({ world, requests })));
const open = (world) => openFixture(schemaText(world), world.blocks.map(({ writes }) => writes), { removals: world.blocks.map(({ removals }) => removals) });
const expectAgreement = (fixture, world, request, asVariables) => {
    const expected = evaluate(world, request);
    const { query, variables } = requestText(request, { asVariables });
    const { data, errors } = fixture.body(query, { variables });
    const answer = errors ? { errors: new Set(errors.map(({ message }) => message)) } : { data };
    if (!isDeepStrictEqual(answer, expected))
        throw new Error(`${query}\n${inspect(answer, DEEP)}\n${inspect(expected, DEEP)}`);
};
/** What a reader needs to see of a counter-example: the schema, the blocks and the request that failed. */
const report = ({ failed, counterexample, errorInstance, seed, }) => {
    if (!failed)
        return;
    const [story] = counterexample ?? [];
    const blocks = story?.world.blocks.map((block) => JSON.stringify(block)).join('\n');
    throw new Error(`Seed ${seed}\n${story && schemaText(story.world)}\n${blocks}\n${errorInstance}`);
};
for (let part = 0; part < PARTS; part++)
    test(`the engine and the model answer alike, seed ${SEED}, part ${part + 1} of ${PARTS}`, () => {
        fc.assert(fc.property(arbitraryStory, ({ world, requests }) => {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const fixture = __addDisposableResource(env_1, open(world), false);
                requests.forEach((request, at) => {
                    expectAgreement(fixture, world, request, at % 2 === 1);
                });
            }
            catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            }
            finally {
                __disposeResources(env_1);
            }
        }), { numRuns: WORLDS, seed: SEED * PARTS + part, reporter: report });
    }, 30_000 + WORLDS * MS_PER_WORLD);
//# sourceMappingURL=model.test.js.map