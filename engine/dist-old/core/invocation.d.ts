import type { ActiveDataSource } from './activeDataSource.js';
import type { ChainTrigger } from './handler.js';
/** One handler to run. */
export type Invocation = Readonly<{
    source: ActiveDataSource;
    handler: string;
    trigger: ChainTrigger;
}>;
