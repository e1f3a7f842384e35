import type { Guest, Imports } from '../guest.js';
/** `dataSource.*`: who is running, and new data sources from templates. */
export declare const dataSourceImports: (guest: Guest) => Imports;
