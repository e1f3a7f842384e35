import type { ActiveDataSource } from './activeDataSource.js';
import type { BlockHandler } from './manifest.js';
/** Whether a data source takes part in a block. */
export declare const isActiveAt: ({ startBlock, endBlock }: ActiveDataSource, number: number) => boolean;
/** The block handlers of a data source that run at this block whatever happens in it. */
export declare const blockHandlersAt: (source: ActiveDataSource, number: number) => readonly BlockHandler[];
/** The block handler of a data source that runs when its contract is called. */
export declare const blockHandlerOfCalls: ({ mapping }: ActiveDataSource) => BlockHandler | undefined;
