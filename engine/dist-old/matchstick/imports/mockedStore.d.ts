import type { Imports } from '../../host/guest.js';
import type { SuiteGuest } from '../suiteGuest.js';
/** `store.*` on the store of the test file, and what tests do with it directly. */
export declare const mockedStoreImports: (guest: SuiteGuest) => Imports;
