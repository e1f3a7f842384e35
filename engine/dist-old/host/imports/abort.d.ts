import type { Guest, Imports } from '../guest.js';
/** `abort`: where `assert` and `throw` of a mapping end. */
export declare const abortImports: ({ heap }: Pick<Guest, 'heap'>) => Imports;
