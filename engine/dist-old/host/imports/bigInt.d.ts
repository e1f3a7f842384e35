import type { Guest, Imports } from '../guest.js';
/** `bigInt.*`: whole numbers of any size. */
export declare const bigIntImports: ({ heap }: Pick<Guest, 'heap'>) => Imports;
