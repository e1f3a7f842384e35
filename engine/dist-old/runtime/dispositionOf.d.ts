/**
 * What to do after an error, by what happens next:
 *
 * - `stop`: we were asked to; no failure
 * - `look`: the chain changed, or an RPC said what is not true: look where we are and go on
 * - `wait`: the RPC is away or refuses, the disk is full, a handler met what another try may not meet: go on when it has
 *   passed, however long that takes
 * - `fail`: the subgraph itself fails; every indexer would
 * - `halt`: stop and say why; no other try would end better
 */
export type Disposition = 'stop' | 'look' | 'wait' | 'fail' | 'halt';
/** Sorts an error that ended a stretch of indexing. */
export declare const dispositionOf: (error: unknown, signal: AbortSignal) => Disposition;
