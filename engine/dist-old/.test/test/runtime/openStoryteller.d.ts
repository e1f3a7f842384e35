import type { IndexerStatus } from '../../src/runtime/indexerStatus.js';
import { type Engine } from '../../src/runtime/openEngine.js';
import { type TestChain } from './openTestChain.js';
import { type StoryManifest } from './storyBuild.js';
type Row = Readonly<Record<string, string | number | null>>;
/** A chain and a subgraph over it whose handlers do what events tell them; see `openStoryteller`. */
export type Storyteller = AsyncDisposable & Readonly<{
    chain: TestChain;
    /** Warnings that were logged. */
    warnings: readonly string[];
    engine(): Engine;
    /** Indexes until the status is as wished, or the subgraph fails. */
    until(wished: (status: IndexerStatus) => boolean): Promise<IndexerStatus>;
    /** Indexes the chain as it is now, or until the subgraph fails. */
    caughtUp(): Promise<IndexerStatus>;
    /** Data of a query, and its errors. */
    ask(query: string): Readonly<{
        data?: unknown;
        errors?: readonly {
            message: string;
        }[];
    }>;
    /** What handlers said that still holds, in the order they said it. */
    said(): readonly string[];
    /** Current entities of a type without the columns of the engine, by id. */
    now(type: string): readonly Row[];
    /** All versions of the entities of a type, and other tables, as they are stored. */
    stored(table: string): readonly Row[];
    /** Ends indexing and starts it again; `meanwhile` happens in between. */
    restart(meanwhile?: () => void): Promise<void>;
}>;
/** Opens an engine in this thread over a chain in memory. */
export declare const openStoryteller: (manifest?: StoryManifest) => Promise<Storyteller>;
export {};
