import type { Guest, Imports } from './guest.js';
/** Host functions that look at nothing but their arguments. */
export declare const pureImports: (guest: Pick<Guest, 'heap'>) => Imports;
/** Everything that graph-ts can import for a mapping on Ethereum. */
export declare const hostImports: (guest: Guest) => Imports;
