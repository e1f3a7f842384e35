import { type StoredError } from '../store/readErrors.js';
/** What a data folder has of a deployment, whether or not anybody indexes it at the moment. */
export type KeptIndex = Readonly<{
    network: string;
    deployment: string;
    /** Newest block that was indexed; undefined before the first. */
    head: number | undefined;
    /** The error that stopped it for good. */
    failure: StoredError | undefined;
}>;
/** The indexes in a data folder, by network. */
export declare const readKeptIndexes: (dataDir: string) => readonly KeptIndex[];
