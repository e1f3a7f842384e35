import type { ChainIdentity } from '../core/chain.js';
import { type Connection } from './openDatabase.js';
/** What the contents of a database depend on. */
export type StoreIdentity = ChainIdentity & Readonly<{
    /** Id of the subgraph's build. */
    deployment: string;
    network: string;
}>;
/** Raised whenever stored data changes its form. */
export declare const FORMAT = 1;
/**
 * Whether the database is still empty; throws when it holds something else than this subgraph on this chain.
 */
export declare const isNewStore: (db: Connection, identity: StoreIdentity) => boolean;
/** The chain that a database says it is of. */
export declare const readChain: (db: Connection) => ChainIdentity;
/** Marks an empty database as ours. To be called in the transaction that creates the tables. */
export declare const writeIdentity: (db: Connection, identity: StoreIdentity) => void;
