import type { Imports } from '../guest.js';
/** `ens.nameByHash`: no table of names is loaded, so every name is unknown. */
export declare const ensImports: () => Imports;
