import { type Abi } from '../core/abi/parseAbi.js';
import { type InputSchema } from '../core/inputSchema.js';
import { type Manifest } from '../core/manifest.js';
import { type IndexHint } from '../core/queryIndexHints.js';
/** A subgraph as `graph build` wrote it, read and checked. */
export type Subgraph = Readonly<{
    folder: string;
    /** Id that graph-node gives the same build; changes when any file of it does. */
    deployment: string;
    manifest: Manifest;
    schema: InputSchema;
    schemaText: string;
    /** Indexes that the build asks for in `indexes.json`, which need not be there. */
    indexHints: readonly IndexHint[];
    /** Compiled mappings by their path in the manifest. */
    wasm: ReadonlyMap<string, Uint8Array>;
    /** ABIs by their path in the manifest. */
    abis: ReadonlyMap<string, Abi>;
}>;
/**
 * Reads the folder that `graph build` wrote, or one with a manifest as it is on IPFS, whose files are in `ipfs/` by
 * their CIDs. Errors name the file at fault.
 */
export declare const loadBuild: (folder: string) => Subgraph;
