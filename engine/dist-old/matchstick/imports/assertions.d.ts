import type { Imports } from '../../host/guest.js';
import type { SuiteGuest } from '../suiteGuest.js';
/** `assert.*`: 1 when it holds; otherwise the reason is logged, and the test itself throws. */
export declare const assertionImports: (guest: SuiteGuest) => Imports;
