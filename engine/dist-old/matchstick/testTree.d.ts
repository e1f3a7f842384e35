import type { HookRole, Registration } from './imports/registration.js';
import { type SuiteCode } from './suiteInstance.js';
import { type Project } from './suiteState.js';
/** A test as announced. */
export type Test = Readonly<{
    kind: 'test';
    name: string;
    shouldFail: boolean;
    index: number;
}>;
/** A test file or a `describe` in it. */
export type Group = Readonly<{
    kind: 'group';
    /** Empty for the file itself. */
    name: string;
    hooks: Readonly<Record<HookRole, readonly number[]>>;
    /** Tests and groups in the order they were announced. */
    members: readonly (Test | Group)[];
}>;
/**
 * The groups of a test file. The body of each `describe` runs in an instance and on a state of its own, so
 * it can announce members but has no effect on tests.
 */
export declare const readTestTree: (code: SuiteCode, project: Project, registered: readonly Registration[], name?: string) => Group;
