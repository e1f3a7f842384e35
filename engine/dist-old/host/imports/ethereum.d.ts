import type { Guest, Imports } from '../guest.js';
/** `ethereum.encode` and `ethereum.decode`: the ABI codec, without any access to the chain. */
export declare const ethereumCodecImports: ({ heap }: Pick<Guest, 'heap'>) => Imports;
/** `ethereum.*` that looks at the chain, at the block being processed. */
export declare const ethereumStateImports: (guest: Guest) => Imports;
