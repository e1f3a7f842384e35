import type { Guest, Imports } from '../guest.js';
/** `crypto.*`: the hash function of Ethereum. */
export declare const cryptoImports: ({ heap }: Pick<Guest, 'heap'>) => Imports;
