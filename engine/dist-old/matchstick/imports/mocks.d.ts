import type { Imports } from '../../host/guest.js';
import type { SuiteGuest } from '../suiteGuest.js';
/** Bytes of a text file whose path is relative to the project. */
export declare const readProjectFile: (directory: string, path: string) => Buffer;
/** Functions by which tests prepare answers: contract functions, files, the data source. */
export declare const mockImports: (guest: SuiteGuest) => Imports;
