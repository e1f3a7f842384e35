import type { Imports } from '../../host/guest.js';
import type { SuiteGuest } from '../suiteGuest.js';
export type HookRole = 'beforeAll' | 'afterAll' | 'beforeEach' | 'afterEach';
/** What a test file announced, in order; `index` is the function's place in the table. */
export type Registration = Readonly<{
    kind: 'test';
    name: string;
    shouldFail: boolean;
    index: number;
}> | Readonly<{
    kind: 'describe';
    name: string;
    index: number;
}> | Readonly<{
    kind: 'hook';
    role: HookRole;
    index: number;
}>;
/** `test`, `describe` and the hooks. */
export declare const registrationImports: ({ heap, register }: SuiteGuest) => Imports;
