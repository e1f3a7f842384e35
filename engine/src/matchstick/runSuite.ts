import { performance } from 'node:perf_hooks'
import { HostError } from '../host/hostError.js'
import { CriticalError } from './criticalError.js'
import { type SuiteCode, SuiteInstance } from './suiteInstance.js'
import { emptySuiteState, type Project } from './suiteState.js'
import type { TestLogEntry } from './testLog.js'
import { type Group, readTestTree, type Test } from './testTree.js'

export type TestResult = Readonly<{
  kind: 'test'
  name: string
  passed: boolean
  /** Wall-clock time, hooks included. */
  milliseconds: number
  logs: readonly TestLogEntry[]
}>

export type GroupResult = Readonly<{
  kind: 'group'
  name: string
  results: readonly (TestResult | GroupResult)[]
  /** What was logged after the last test. */
  logs: readonly TestLogEntry[]
}>

/**
 * Runs every test of a compiled test file, in one instance and on one state: what a test leaves behind is
 * there for the next. Throws a `CriticalError` when a hook fails or the test file itself is wrong.
 */
export const runSuite = (code: SuiteCode, project: Project): GroupResult => {
  const instance = new SuiteInstance(code, emptySuiteState(project))
  const tree = readTestTree(code, project, instance.registered)
  return runGroup(instance, tree, [])
}

/** Hooks around a test, outermost group first. */
type Around = readonly Group['hooks'][]

const runGroup = (instance: SuiteInstance, group: Group, outside: Around): GroupResult => {
  const around = [...outside, group.hooks]
  runHooks(instance, group.hooks.beforeAll)
  const results = group.members.map((member) =>
    member.kind === 'test' ? runTest(instance, member, around) : runGroup(instance, member, around),
  )
  runHooks(instance, group.hooks.afterAll)
  return { kind: 'group', name: group.name, results, logs: instance.state.log.take() }
}

const runTest = (instance: SuiteInstance, test: Test, around: Around): TestResult => {
  const { log } = instance.state
  const started = performance.now()
  runHooks(
    instance,
    around.flatMap((hooks) => hooks.beforeEach),
  )
  const failure = failureOf(() => instance.callTable(test.index))
  if (test.shouldFail && failure === undefined)
    log.add('error', 'Expected test to fail but it passed successfully!')
  if (!test.shouldFail && failure !== undefined) log.add('error', failure)
  runHooks(
    instance,
    around.toReversed().flatMap((hooks) => hooks.afterEach),
  )
  const passed = (failure !== undefined) === test.shouldFail
  const milliseconds = performance.now() - started
  return { kind: 'test', name: test.name, passed, milliseconds, logs: log.take() }
}

const runHooks = (instance: SuiteInstance, hooks: readonly number[]): void => {
  for (const index of hooks) {
    const failure = failureOf(() => instance.callTable(index))
    if (failure !== undefined)
      throw new CriticalError(`Unexpected error upon calling hook: ${failure}`, {
        remedy: 'Hooks must not fail; move assertions into tests.',
      })
  }
}

/** Why code of the test file stopped, or undefined when it returned. */
const failureOf = (run: () => void): string | undefined => {
  try {
    run()
    return undefined
  } catch (error) {
    if (error instanceof HostError) return error.message
    if (error instanceof WebAssembly.RuntimeError) return `wasm trap: ${error.message}`
    if (error instanceof RangeError && error.message.includes('call stack'))
      return 'the call stack is exhausted'
    throw error
  }
}
