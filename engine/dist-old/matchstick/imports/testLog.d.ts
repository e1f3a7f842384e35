import type { Imports } from '../../host/guest.js';
import type { SuiteGuest } from '../suiteGuest.js';
/** `log.*`, and the functions that show what the test file holds. */
export declare const testLogImports: (guest: SuiteGuest) => Imports;
