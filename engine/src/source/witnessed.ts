import { EngineError } from '../core/errors.js'
import { ChainMovedError } from './chainMovedError.js'
import type { Rpc, RpcOutcome } from './rpc.js'
import { RpcError } from './rpcError.js'
import { WrongAnswerError } from './wrongAnswerError.js'

/**
 * Does work with an RPC, and distrusts the endpoints that answered when what they said is wrong.
 *
 * @param options.isFinal whether all that is asked is about final blocks, where answers that do not fit together
 *   cannot come from a reorganisation
 */
export const witnessed = async <T>(
  rpc: Rpc,
  { isFinal }: { isFinal: boolean },
  work: (rpc: Rpc) => Promise<T>,
): Promise<T> => {
  const answered = new Set<string>()
  const note = (outcome: RpcOutcome) => {
    if ('value' in outcome) answered.add(outcome.from)
    return outcome
  }
  const readAll: Rpc['readAll'] = (calls, read, options) =>
    rpc.readAll(calls, (outcome, index) => read(note(outcome), index), options)
  try {
    return await work({
      ...rpc,
      readAll,
      requestAll: (calls, options) => readAll(calls, (outcome) => outcome, options),
    })
  } catch (error) {
    const isWrong =
      error instanceof WrongAnswerError ||
      (error instanceof RpcError && error.kind === 'malformed') ||
      (isFinal && error instanceof ChainMovedError)
    if (!isWrong) throw error
    const by = error instanceof WrongAnswerError ? error.by : undefined
    for (const endpoint of by === undefined ? answered : [by]) rpc.distrust(endpoint, error.message)
    if (!(error instanceof ChainMovedError)) throw error
    throw new WrongAnswerError(error.message, error instanceof EngineError ? error.facts : {})
  }
}
