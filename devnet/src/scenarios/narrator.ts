import type { BlockPointer, Chain } from '../chain/chain.js'
import type { Facts, ScenarioFacts } from './facts.js'
import { factsOf } from './factsOf.js'
import { scenarioOf } from './scenarios.js'
import { type Stage, setStage } from './stage.js'
import type { Tale } from './tale.js'

/**
 * Seconds between the end of one scenario and the next: the chain covers some days, as explorers show them.
 */
export const PAUSE_SECONDS = 6 * 3_600

/** Seconds from the first block to the last when every scenario is told; the seed makes no difference. */
export const SCENARIO_SPAN_SECONDS = 443_235

/** Tells scenarios to a chain, one after the other. */
export type Narrator = Readonly<{
  /** Tells these scenarios, the stage first if it is not set; gives the facts of all told so far. */
  tell(names: readonly string[]): Promise<Facts>
}>

export type NarratorOptions = Readonly<{
  chain: Chain
  tale: Tale
  signal?: AbortSignal | undefined
  log: (message: string) => void
}>

/** A narrator for a story at its beginning, on a chain with PoCo and nothing else. */
export const createNarrator = ({ chain, tale, signal, log }: NarratorOptions): Narrator => {
  const scenarios: Record<string, ScenarioFacts> = {}
  let stage: Stage | undefined

  const mineTold = async (): Promise<{ first: BlockPointer; last: BlockPointer }> => {
    let first: BlockPointer | undefined
    let last = await chain.head()
    for (const { transactions, time } of tale.takeBlocks()) {
      signal?.throwIfAborted()
      last = await chain.mine(transactions, time)
      first ??= last
    }
    return { first: first ?? last, last }
  }

  return {
    tell: async (names) => {
      const known = names.map((name) => ({ name, scenario: scenarioOf(name) }))
      if (stage === undefined) {
        stage = await setStage(tale)
        await mineTold()
      }
      for (const { name, scenario } of known) {
        const deals = tale.deals.size
        const tasks = tale.tasks.size
        tale.wait(PAUSE_SECONDS)
        await scenario(tale, stage)
        const { first, last } = await mineTold()
        scenarios[name] = {
          deals: [...tale.deals.keys()].slice(deals),
          tasks: [...tale.tasks.keys()].slice(tasks),
          firstBlock: first.number,
          lastBlock: last.number,
        }
        log(`Told the scenario ${name}, up to block ${last.number}`)
      }
      return factsOf(tale, { head: await chain.head(), scenarios })
    },
  }
}
