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
import { resolve } from 'node:path';
import { findSuites } from './findSuites.js';
import { openCompiler } from './openCompiler.js';
import { readTestConfig } from './readTestConfig.js';
import { runTests } from './testRun.js';
/**
 * Runs matchstick-as tests of mappings, with the rules and the output of Matchstick 0.6. Never throws for
 * what a test did: a run that cannot go on is told through `print` and exit code 101.
 *
 * @example
 * await runMappingTests({ directory: '.', filters: ['handlers/hub'], print: console.log })
 */
export const runMappingTests = async (options) => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { print = () => { }, filters = [], recompile = false, threads, coverage = false, signal } = options;
        const directory = resolve(options.directory);
        const config = readTestConfig(directory, options, (message) => print(`⚠️  ${message}`));
        const compiler = __addDisposableResource(env_1, openCompiler({ ...config, directory, signal }), true);
        const select = (testsFolder) => findSuites(testsFolder, filters);
        return await runTests({
            ...config,
            directory,
            compiler,
            select,
            recompile,
            threads,
            coverage,
            print,
            signal,
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
};
//# sourceMappingURL=runMappingTests.js.map