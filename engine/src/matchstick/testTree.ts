import type { HookRole, Registration } from './imports/registration.js'
import { type SuiteCode, SuiteInstance } from './suiteInstance.js'
import { emptySuiteState, type Project } from './suiteState.js'

/** A test as announced. */
export type Test = Readonly<{ kind: 'test'; name: string; shouldFail: boolean; index: number }>

/** A test file or a `describe` in it. */
export type Group = Readonly<{
  kind: 'group'
  /** Empty for the file itself. */
  name: string
  hooks: Readonly<Record<HookRole, readonly number[]>>
  /** Tests and groups in the order they were announced. */
  members: readonly (Test | Group)[]
}>

/**
 * The groups of a test file. The body of each `describe` runs in an instance and on a state of its own, so
 * it can announce members but has no effect on tests.
 */
export const readTestTree = (
  code: SuiteCode,
  project: Project,
  registered: readonly Registration[],
  name = '',
): Group => {
  const hooks: Record<HookRole, number[]> = { beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] }
  const members: (Test | Group)[] = []
  for (const entry of registered) {
    if (entry.kind === 'hook') hooks[entry.role].push(entry.index)
    else if (entry.kind === 'test') members.push(entry)
    else members.push(readTestTree(code, project, announcedBy(code, project, entry.index), entry.name))
  }
  return { kind: 'group', name, hooks, members }
}

const announcedBy = (code: SuiteCode, project: Project, index: number): Registration[] => {
  const instance = new SuiteInstance(code, emptySuiteState(project))
  const before = instance.registered.length
  instance.callTable(index)
  return instance.registered.slice(before)
}
