import type { Rpc, RpcCall, RpcOutcome } from './rpc.js'

/** A request, and what is done with its answer when it is there. */
export type Question = Readonly<{ call: RpcCall; take(outcome: RpcOutcome): void }>

/** Asks all questions. Throws what taking any of the answers throws. */
export const askAll = async (
  rpc: Rpc,
  questions: readonly Question[],
  { signal }: { signal: AbortSignal },
): Promise<void> => {
  await rpc.readAll(questions.map(callOf), (outcome, index) => questions[index]?.take(outcome), { signal })
}

const callOf = ({ call }: Question): RpcCall => call
