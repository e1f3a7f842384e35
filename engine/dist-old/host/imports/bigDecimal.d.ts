import type { Guest, Imports } from '../guest.js';
/** `bigDecimal.*`: decimal numbers of 34 significant digits. */
export declare const bigDecimalImports: ({ heap }: Pick<Guest, 'heap'>) => Imports;
