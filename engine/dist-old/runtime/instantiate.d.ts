import { type ActiveDataSource } from '../core/activeDataSource.js';
import type { Log } from '../core/log.js';
import { type Manifest } from '../core/manifest.js';
import type { NewFile, StoredDataSource } from '../store/openStore.js';
import type { DataSourceRequest } from './createWorld.js';
/** What handlers asked for: contracts that do not exist yet, and files, in order of the requests. */
export type Instances = Readonly<{
    contracts: readonly ActiveDataSource[];
    files: readonly NewFile[];
}>;
/** The data sources that handlers made, as the store kept them, in order of creation. */
export declare const restoreDataSources: (manifest: Manifest, stored: readonly StoredDataSource[]) => readonly ActiveDataSource[];
/** Makes data sources of requests. Whether a file was asked for before is left to the store. */
export declare const instantiate: (manifest: Manifest, requests: readonly DataSourceRequest[], { existing, block, log }: {
    existing: readonly ActiveDataSource[];
    block: number;
    log: Log;
}) => Instances;
/** The file that a request names; none, with a warning, when it names none. */
export declare const fileOf: ({ template: index, params, context }: DataSourceRequest, { template, block, log }: {
    template: string;
    block: number;
    log: Log;
}) => readonly NewFile[];
/** The one network of all data sources. */
export declare const networkOf: (manifest: Manifest) => string;
