import type { ChainFacts } from '../../core/chain.js'
import { GatewayError } from '../../core/gatewayError.js'
import type { ViewContext } from '../../core/view.js'

/** What one chain answered; undefined when it did not. */
export type ChainAnswer<Result> = Readonly<{ chain: ChainFacts; result: Result | undefined }>

/**
 * Does the same work over all chains at once, that of the request first; each travels in requests of its own. A chain
 * that fails is told in `extensions.warnings`.
 *
 * @throws RequestError when the client asked only for chains that do not answer.
 */
export const askChains = async <Result>(
  context: ViewContext,
  includeTestnets: boolean,
  work: (context: ViewContext) => Result | Promise<Result>,
): Promise<readonly ChainAnswer<Result>[]> => {
  const asked = [
    { chain: context.chain, answer: async () => work(context) },
    ...context.peers.map(({ chain, ask }) => ({ chain, answer: () => ask(work) })),
  ].filter(({ chain }) => includeTestnets || !chain.isTestnet)
  const settled = await Promise.allSettled(asked.map(({ answer }) => answer()))
  const answers = settled.map((outcome, index) => {
    const { chain } = asked[index] ?? { chain: context.chain }
    if (outcome.status === 'fulfilled') return { chain, result: outcome.value }
    const reason = outcome.reason instanceof GatewayError ? outcome.reason.message : 'It failed.'
    context.extend({ warnings: [`${chain.name} is missing in the numbers of all chains: ${reason}`] })
    return { chain, result: undefined }
  })
  const failed = settled.find((outcome) => outcome.status === 'rejected')
  if (failed && answers.every(({ result }) => result === undefined)) throw failed.reason
  return answers
}
