import type { Guest, Imports } from '../guest.js';
/** `yaml.*`: documents written by strangers. */
export declare const yamlImports: ({ heap }: Pick<Guest, 'heap'>) => Imports;
