import { QueryError } from '../request/queryError.js';
import type { Value } from '../request/value.js';
import type { CompiledGroup } from './compiledRequest.js';
import type { ConnectionState } from './connectionState.js';
import type { ReadBlock } from './locateBlock.js';
/** Data and errors of one group: members are JSON `"key":value` texts, absent when there is no data. */
export type GroupAnswer = Readonly<{
    members: readonly string[] | undefined;
    errors: readonly QueryError[];
}>;
/** What a group is run with. */
export type GroupContext = Readonly<{
    connection: ConnectionState;
    variables: ReadonlyMap<string, Value>;
    deployment: string;
    block: ReadBlock;
    /** Whether the block is older than the head. */
    pinned: boolean;
    /** Block of the first deterministic error, if any. */
    firstError: number | null;
}>;
/** Answers a group, holding data back where indexing failed before its block. */
export declare const runGroup: (group: CompiledGroup, context: GroupContext) => GroupAnswer;
