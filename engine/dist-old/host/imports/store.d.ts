import type { Guest, Imports } from '../guest.js';
/** `store.*`: entities as the running handler sees them. */
export declare const storeImports: (guest: Guest) => Imports;
