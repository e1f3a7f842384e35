import { type Value } from '../request/value.js';
import type { EntityRoot } from '../sql/compileRoot.js';
import type { CompiledGroup } from './compiledRequest.js';
import type { ConnectionState, PlanStep } from './connectionState.js';
type Variables = ReadonlyMap<string, Value>;
/**
 * Most rows that root fields can lead to, skipped ones included. Infinite when filters decide how many rows are
 * looked at.
 */
export declare const rowsWithin: (roots: readonly EntityRoot[], variables: Variables) => number;
/**
 * Whether a statement finds each of its rows by an index and sorts nothing, so that its cost is in the rows it
 * yields. `plan` is what SQLite says of it.
 */
export declare const isIndexed: (plan: readonly PlanStep[], root: EntityRoot) => boolean;
/**
 * Whether all that a request reads at the head is small and found by indexes. Such a request takes a few
 * milliseconds at most, however large the store and whatever the variables.
 */
export declare const isBounded: (groups: readonly CompiledGroup[], variables: Variables, connection: Pick<ConnectionState, 'judge'>) => boolean;
export {};
