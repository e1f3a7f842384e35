import type { Context } from './handler.js';
import type { Hex } from './hex.js';
import type { ContractTemplate, Manifest, Mapping } from './manifest.js';
/** A data source that receives triggers: from the manifest, or made from a template by a handler. */
export type ActiveDataSource = Readonly<{
    name: string;
    network: string;
    /** Undefined matches every emitter. */
    address: Hex | undefined;
    /** Name of its contract's ABI in `mapping.abis`. */
    abi: string;
    startBlock: number;
    endBlock: number | undefined;
    context: Context;
    mapping: Mapping;
    /** Set when a handler made it: index in `templates`, and the block it was made in. */
    origin: Readonly<{
        template: number;
        block: number;
    }> | undefined;
}>;
/** The data sources that the manifest itself declares, in its order. */
export declare const staticDataSources: (manifest: Manifest) => readonly ActiveDataSource[];
/** The data source that `template` becomes at `block` for one contract. */
export declare const fromTemplate: (template: ContractTemplate, options: {
    index: number;
    network: string;
    address: Hex;
    context: Context;
    block: number;
}) => ActiveDataSource;
/** Text that is equal for data sources a handler asked for twice. */
export declare const dataSourceKey: ({ origin, name, address, context }: ActiveDataSource) => string;
