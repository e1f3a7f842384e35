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
import { lookAtFiles } from './watchedFiles.js';
import { watchFolders } from './watchFolders.js';
/**
 * Runs mapping tests, and those of a suite again whenever something that it is made of changes: the test file, all
 * that it imports, the manifest, the schema, and whatever else lies in the tests folder. Ends with the signal.
 */
export const watchMappingTests = async (options) => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { print, clear, filters = [], threads, signal } = options;
        const directory = resolve(options.directory);
        let { recompile = false } = options;
        const config = readTestConfig(directory, options, (message) => print(`⚠️  ${message}`));
        const compiler = __addDisposableResource(env_1, openCompiler({ ...config, directory, signal })
        /** Fingerprints with which suites ran, and with which a run was last tried. */
        , true);
        /** Fingerprints with which suites ran, and with which a run was last tried. */
        const ran = new Map();
        let tried = new Map();
        let watched = new Set();
        for (;;) {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                // Opened before the files are looked at, so that no change falls between.
                const watch = __addDisposableResource(env_2, watchFolders(watched), false);
                const suites = findSuites(config.testsFolder, filters);
                const { fingerprints, folders } = lookAtFiles(suites, config);
                const isWatched = [...folders].every((folder) => watched.has(folder));
                watched = folders;
                const due = suites.filter(({ name }) => ran.get(name) !== fingerprints.get(name));
                if (due.some(({ name }) => tried.get(name) !== fingerprints.get(name))) {
                    tried = fingerprints;
                    clear();
                    const run = { ...config, directory, compiler, recompile, threads, coverage: false, print, signal };
                    const { exitCode } = await runTests({ ...run, select: () => due });
                    recompile = false;
                    // Suites of a run that could not go on are run with whatever changes next.
                    if (exitCode !== 101)
                        for (const { name } of due)
                            ran.set(name, fingerprints.get(name));
                    print('');
                    print(`Watching ${suites.length} suites: what changes runs again. Ctrl-C ends.`);
                }
                else if (isWatched)
                    await watch.changed(signal);
            }
            catch (e_1) {
                env_2.error = e_1;
                env_2.hasError = true;
            }
            finally {
                __disposeResources(env_2);
            }
        }
    }
    catch (e_2) {
        env_1.error = e_2;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
};
//# sourceMappingURL=watchMappingTests.js.map