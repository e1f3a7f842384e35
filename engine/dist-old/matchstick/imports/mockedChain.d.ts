import type { Imports } from '../../host/guest.js';
import type { SuiteGuest } from '../suiteGuest.js';
/** `ethereum.*`, `dataSource.*`, `ipfs.*` and `ens.*`, answered from what the test mocked. */
export declare const mockedChainImports: (guest: SuiteGuest) => Imports;
