import type { InputSchema } from '../core/inputSchema.js';
import type { Manifest } from '../core/manifest.js';
/** Throws when a schema has searches that its manifest does not announce. */
export declare const checkFulltext: (manifest: Manifest, { fulltexts }: InputSchema) => void;
/** Throws when a mapping can read files of IPFS, by the names of its imports, and its manifest does not say so. */
export declare const checkFileReads: (manifest: Manifest, imports: ReadonlySet<string>) => void;
/** Throws when a manifest that must list its features lists none of these, which are names of one feature. */
export declare const expectFeature: ({ specVersion, features }: Readonly<{
    specVersion: string;
    features: readonly string[];
}>, names: readonly [string, ...string[]], remedy?: string) => void;
