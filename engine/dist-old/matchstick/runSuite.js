import { performance } from 'node:perf_hooks';
import { HostError } from '../host/hostError.js';
import { CriticalError } from './criticalError.js';
import { SuiteInstance } from './suiteInstance.js';
import { emptySuiteState } from './suiteState.js';
import { readTestTree } from './testTree.js';
/**
 * Runs every test of a compiled test file, in one instance and on one state: what a test leaves behind is
 * there for the next. Throws a `CriticalError` when a hook fails or the test file itself is wrong.
 */
export const runSuite = (code, project) => {
    const instance = new SuiteInstance(code, emptySuiteState(project));
    const tree = readTestTree(code, project, instance.registered);
    return runGroup(instance, tree, []);
};
const runGroup = (instance, group, outside) => {
    const around = [...outside, group.hooks];
    runHooks(instance, group.hooks.beforeAll);
    const results = group.members.map((member) => member.kind === 'test' ? runTest(instance, member, around) : runGroup(instance, member, around));
    runHooks(instance, group.hooks.afterAll);
    return { kind: 'group', name: group.name, results, logs: instance.state.log.take() };
};
const runTest = (instance, test, around) => {
    const { log } = instance.state;
    const started = performance.now();
    runHooks(instance, around.flatMap((hooks) => hooks.beforeEach));
    const failure = failureOf(() => instance.callTable(test.index));
    if (test.shouldFail && failure === undefined)
        log.add('error', 'Expected test to fail but it passed successfully!');
    if (!test.shouldFail && failure !== undefined)
        log.add('error', failure);
    runHooks(instance, around.toReversed().flatMap((hooks) => hooks.afterEach));
    const passed = (failure !== undefined) === test.shouldFail;
    const milliseconds = performance.now() - started;
    return { kind: 'test', name: test.name, passed, milliseconds, logs: log.take() };
};
const runHooks = (instance, hooks) => {
    for (const index of hooks) {
        const failure = failureOf(() => instance.callTable(index));
        if (failure !== undefined)
            throw new CriticalError(`Unexpected error upon calling hook: ${failure}`, {
                remedy: 'Hooks must not fail; move assertions into tests.',
            });
    }
};
/** Why code of the test file stopped, or undefined when it returned. */
const failureOf = (run) => {
    try {
        run();
        return undefined;
    }
    catch (error) {
        if (error instanceof HostError)
            return error.message;
        if (error instanceof WebAssembly.RuntimeError)
            return `wasm trap: ${error.message}`;
        if (error instanceof RangeError && error.message.includes('call stack'))
            return 'the call stack is exhausted';
        throw error;
    }
};
//# sourceMappingURL=runSuite.js.map