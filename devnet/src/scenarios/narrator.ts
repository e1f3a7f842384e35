import type { BlockPointer, Chain } from '../chain/chain.js'
import { tellWalk, type WalkOptions } from '../walk/tellWalk.js'
import type { Facts, ScenarioFacts } from './facts.js'
import { factsOf } from './factsOf.js'
import { saveTale } from './saveTale.js'
import { scenarioOf } from './scenarios.js'
import { type Stage, setStage } from './stage.js'
import type { Tale } from './tale.js'

/**
 * Seconds between the end of one scenario and the next: the chain covers some days, as explorers show them.
 */
export const PAUSE_SECONDS = 6 * 3_600

/** Seconds from the first block to the last when every scenario is told; the seed makes no difference. */
export const SCENARIO_SPAN_SECONDS = 554_511

/** Tells stories to a chain, one after the other. The stage is set before the first. */
export type Narrator = Readonly<{
  /** Tells these scenarios; gives the facts of all told so far. */
  tell(names: readonly string[]): Promise<Facts>
  /** Tells a random walk; gives the facts of all told so far. */
  walk(options: WalkOptions): Promise<Facts>
  /** Remembers how far the story has come; the function it gives brings that back, on top of the chain's head. */
  save(): Promise<() => Promise<Facts>>
}>

export type NarratorOptions = Readonly<{
  chain: Chain
  tale: Tale
  /** Whether the chain has the Boost extension. */
  boost: boolean
  signal?: AbortSignal | undefined
  log: (message: string) => void
}>

/** A narrator for a story at its beginning, on a chain with PoCo and nothing else. */
export const createNarrator = ({ chain, tale, boost, signal, log }: NarratorOptions): Narrator => {
  let scenarios: Readonly<Record<string, ScenarioFacts>> = {}
  let stage: Stage | undefined
  let walks = 0

  const mineTold = async (): Promise<BlockPointer> => {
    let last = await chain.head()
    for (const { transactions, time } of tale.takeBlocks()) {
      signal?.throwIfAborted()
      last = await chain.mine(transactions, time)
    }
    return last
  }

  const onStage = async (): Promise<Stage> => {
    if (stage !== undefined) return stage
    stage = await setStage(tale)
    await mineTold()
    return stage
  }

  /** Tells one story by name and notes what it made; `story` mines what it tells, all of it or the last part. */
  const narrate = async (name: string, story: () => Promise<void>): Promise<void> => {
    const deals = tale.deals.size
    const tasks = tale.tasks.size
    const before = await chain.head()
    await story()
    const last = await mineTold()
    const made: ScenarioFacts = {
      deals: [...tale.deals.keys()].slice(deals),
      tasks: [...tale.tasks.keys()].slice(tasks),
      firstBlock: before.number + 1,
      lastBlock: last.number,
    }
    scenarios = { ...scenarios, [name]: made }
    log(`Told the scenario ${name}, up to block ${last.number}`)
  }

  const facts = async (): Promise<Facts> => factsOf(tale, { head: await chain.head(), scenarios })

  return {
    tell: async (names) => {
      const known = names.map((name) => ({ name, scenario: scenarioOf(name, { boost }) }))
      const ready = await onStage()
      for (const { name, scenario } of known)
        await narrate(name, async () => {
          tale.wait(PAUSE_SECONDS)
          await scenario(tale, ready)
        })
      return facts()
    },
    walk: async (options) => {
      await onStage()
      walks += 1
      await narrate(`walk${walks}`, async () => {
        for await (const _ of tellWalk(tale, options)) await mineTold()
      })
      return facts()
    },
    save: async () => {
      await onStage()
      const restoreTale = saveTale(tale)
      const saved = { scenarios, walks }
      return async () => {
        restoreTale()
        ;({ scenarios, walks } = saved)
        tale.takeBlocks()
        tale.continueAfter((await chain.head()).time)
        return facts()
      }
    },
  }
}
