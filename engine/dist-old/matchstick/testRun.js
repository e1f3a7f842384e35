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
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { compileSuites } from './compileSuites.js';
import { coverageLines, handlerCoverage, wasmTexts } from './coverage.js';
import { CriticalError } from './criticalError.js';
import { findCompiler } from './findCompiler.js';
import { openSuiteRunners } from './openSuiteRunners.js';
import { readProject } from './readProject.js';
import { flatten, suiteLines, summaryLines } from './report.js';
import { SuiteInstance } from './suiteInstance.js';
import { emptySuiteState } from './suiteState.js';
/** Compiles and runs suites, and prints the report. What tests do wrong is told by the outcome alone. */
export const runTests = async (run) => {
    const { print } = run;
    const started = performance.now();
    const results = [];
    try {
        const coverage = await compileAndRun(run, results);
        print('');
        print(`[${new Date().toUTCString()}] Program executed in: ${durationText(performance.now() - started)}.`);
        const counts = count(results);
        return { ...counts, exitCode: counts.failed > 0 ? 1 : 0, coverage };
    }
    catch (error) {
        if (!(error instanceof CriticalError))
            throw error;
        for (const line of ['', `🆘 ${error.message}`, ...(error.remedy ? [error.remedy] : [])])
            print(line);
        return { ...count(results), exitCode: 101 };
    }
};
const compileAndRun = async (run, results) => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { directory, manifestPath, coverage, print, signal } = run;
        const project = readProject(directory, manifestPath);
        const suites = run.select(run.testsFolder);
        const threads = Math.min(run.threads ?? Math.min(availableParallelism(), MOST_THREADS), suites.length);
        print('Compiling...');
        print('');
        const probe = (module) => void new SuiteInstance({ module, member: 0 }, emptySuiteState(project));
        if (coverage) {
            const ready = await compileSuites(suites, { ...run, probe });
            return printCoverage(ready, run, project.sources);
        }
        // The threads get ready while suites are compiled.
        const runners = __addDisposableResource(env_1, openSuiteRunners({ directory, manifestPath, threads, signal }), true);
        const ready = await compileSuites(suites, { ...run, probe });
        print('');
        print('Igniting tests 🔥');
        for await (const suite of resultsOf(ready, runners)) {
            results.push(suite);
            for (const line of suiteLines(suite))
                print(line);
        }
        for (const line of summaryLines(results))
            print(line);
        return undefined;
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
/** A suite may fill gigabytes of memory, which it never frees. */
const MOST_THREADS = 4;
/** Results in the order of the suites, whichever is done first. */
async function* resultsOf(suites, runners) {
    const running = suites.map(async ({ name, module, member }) => ({
        name,
        result: await runners.run({ module, member }),
    }));
    // Nobody waits for the rest when one cannot go on.
    for (const result of running)
        result.catch(() => { });
    for (const result of running)
        yield await result;
}
const printCoverage = async (suites, { libsFolder, print }, sources) => {
    const programs = new Set(suites.map(({ wasm }) => wasm));
    const texts = await wasmTexts(findCompiler(libsFolder), [...programs]);
    const coverage = handlerCoverage(sources, texts);
    for (const line of coverageLines(coverage))
        print(line);
    return coverage;
};
const count = (suites) => {
    const tests = suites.flatMap(({ result }) => flatten(result));
    const passed = tests.filter(([, test]) => test.passed).length;
    return { suites, passed, failed: tests.length - passed };
};
const durationText = (milliseconds) => milliseconds < 1000 ? `${milliseconds.toFixed(3)}ms` : `${(milliseconds / 1000).toFixed(3)}s`;
//# sourceMappingURL=testRun.js.map