import type { Imports } from '../guest.js';
/** `ipfs.*`: switched off, because what a gateway answers differs from day to day. */
export declare const ipfsImports: () => Imports;
