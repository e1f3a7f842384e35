import type { Rpc, RpcCall, RpcOutcome } from './rpc.js'

/** A request, and what is done with its answer when it is there. */
export type Question = Readonly<{ call: RpcCall; take(outcome: RpcOutcome | undefined): void }>

/** Answers that are taken together: what came with them, and is not kept, is garbage at once. */
const CHUNK = 100

/** Asks all questions. Throws what taking any of the answers throws. */
export const askAll = async (
  rpc: Rpc,
  questions: readonly Question[],
  { signal }: { signal: AbortSignal },
): Promise<void> => {
  const chunks: (readonly Question[])[] = []
  for (let at = 0; at < questions.length; at += CHUNK) chunks.push(questions.slice(at, at + CHUNK))
  await Promise.all(
    chunks.map(async (chunk) => {
      const outcomes = await rpc.requestAll(
        chunk.map(({ call }) => call),
        { signal },
      )
      for (const [index, { take }] of chunk.entries()) take(outcomes[index])
    }),
  )
}
