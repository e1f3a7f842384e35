import type { Imports } from '../../host/guest.js';
import type { SuiteGuest } from '../suiteGuest.js';
/** Where the top-level code of a file begins and ends, in programs that several suites share. */
export declare const fileMarkImports: ({ scope }: SuiteGuest) => Imports;
