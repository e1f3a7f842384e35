import type { Guest, Imports } from '../guest.js';
/** `log.log`: hands messages to the world; a critical one ends the handler. */
export declare const logImports: (guest: Guest) => Imports;
