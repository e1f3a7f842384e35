import type { Imports } from '../../host/guest.js'
import { readText } from '../../host/memory/text.js'
import type { SuiteGuest } from '../suiteGuest.js'

export type HookRole = 'beforeAll' | 'afterAll' | 'beforeEach' | 'afterEach'

/** What a test file announced, in order; `index` is the function's place in the table. */
export type Registration =
  | Readonly<{ kind: 'test'; name: string; shouldFail: boolean; index: number }>
  | Readonly<{ kind: 'describe'; name: string; index: number }>
  | Readonly<{ kind: 'hook'; role: HookRole; index: number }>

/** `test`, `describe` and the hooks. */
export const registrationImports = ({ heap, register }: SuiteGuest): Imports => ({
  _registerTest: (name: number, shouldFail: number, index: number) => {
    register({ kind: 'test', name: readText(heap, name), shouldFail: shouldFail !== 0, index })
    return undefined
  },
  _registerDescribe: (name: number, index: number) => {
    register({ kind: 'describe', name: readText(heap, name), index })
    return undefined
  },
  _registerHook: (index: number, role: number) => {
    register({ kind: 'hook', role: readText(heap, role) as HookRole, index })
    return undefined
  },
})
