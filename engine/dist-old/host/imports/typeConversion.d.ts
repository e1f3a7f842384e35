import type { Guest, Imports } from '../guest.js';
/** `typeConversion.*`: between bytes, text and numbers. */
export declare const typeConversionImports: ({ heap }: Pick<Guest, 'heap'>) => Imports;
