import Database from 'better-sqlite3';
import { type Hex } from '../../core/hex.js';
import { type QueryAnswer, type QueryApi, type QueryApiOptions } from '../createQueryApi.js';
/** An entity as a test writes it: with the values the API prints. */
export type PlainEntity = Readonly<Record<string, unknown>>;
/** What one block writes: entities by type. */
export type FixtureBlock = Readonly<Record<string, readonly PlainEntity[]>>;
/** A response body, parsed. */
export type Body = Readonly<{
    data?: Record<string, unknown>;
    errors?: readonly {
        message: string;
        locations?: readonly {
            line: number;
            column: number;
        }[];
    }[];
}>;
type Ask = {
    variables?: Record<string, unknown>;
    strict?: boolean;
};
/** A database in memory, written by the store's own functions, with a query API over it. */
export type Fixture = Readonly<{
    db: Database.Database;
    api: QueryApi;
    ask(query: string, options?: Ask): QueryAnswer;
    /** Parsed body of the answer. */
    body(query: string, options?: Ask): Body;
    /** A deterministic error that stops the subgraph at that block. */
    fail(block: number): void;
    [Symbol.dispose](): void;
}>;
type FixtureOptions = Pick<QueryApiOptions, 'strictQueries' | 'maxComplexity'> & {
    /** Ids that each block removes, by type. */
    removals?: readonly Readonly<Record<string, readonly string[]>>[];
    deployment?: string;
    earliestBlock?: number;
    secondsOf?: (block: number) => number;
};
/** 32 bytes that tell a block's number. */
export declare const blockHash: (number: number) => Hex;
/**
 * Writes the blocks in order, `secondsOf` after the epoch, and rolls up what each completes; an entity written twice
 * gets a second version. The last block is the head.
 */
export declare const openFixture: (schemaText: string, blocks: readonly FixtureBlock[], { deployment, earliestBlock, secondsOf, removals, ...options }?: FixtureOptions) => Fixture;
export {};
