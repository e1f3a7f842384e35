import { ChainMovedError } from '../source/chainMovedError.js'
import { isPrunedState, RpcError } from '../source/rpcError.js'
import { WrongAnswerError } from '../source/wrongAnswerError.js'
import { BlockFailure } from './createBlockProcessor.js'

/**
 * What to do after an error, by what happens next:
 *
 * - `stop`: we were asked to; no failure
 * - `look`: the chain changed, or an RPC said what is not true: look where we are and go on
 * - `wait`: the RPC is away, or refuses; go on when it is back, however long that takes
 * - `retry`: may pass; try a few times, then halt
 * - `fail`: the subgraph itself fails; every indexer would
 * - `halt`: stop and say why
 */
export type Disposition = 'stop' | 'look' | 'wait' | 'retry' | 'fail' | 'halt'

/** Sorts an error that ended a stretch of indexing. */
export const dispositionOf = (error: unknown, signal: AbortSignal): Disposition => {
  if (signal.aborted) return 'stop'
  if (error instanceof ChainMovedError || error instanceof WrongAnswerError) return 'look'
  if (error instanceof BlockFailure) return error.failure.class === 'deterministic' ? 'fail' : 'retry'
  if (isPrunedState(error)) return 'halt'
  if (error instanceof RpcError) {
    if (error.passes || error.kind === 'tooMuch') return 'wait'
    return error.kind === 'forbidden' ? 'halt' : 'retry'
  }
  return 'halt'
}
