import type { ActiveDataSource } from './activeDataSource.js';
/** Text that is the same for sets of data sources that want the same of every block. */
export declare const wantsKey: (sources: readonly ActiveDataSource[]) => string;
