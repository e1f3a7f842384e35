import { DevnetError } from '../devnetError.js'
import { approveAndCallDeal } from './approveAndCallDeal.js'
import { bagOfTasks } from './bagOfTasks.js'
import { boostDeal } from './boostDeal.js'
import { bottomlessBag } from './bottomlessBag.js'
import { bulkDeal } from './bulkDeal.js'
import { callbackDeal } from './callbackDeal.js'
import { claimedBoost } from './claimedBoost.js'
import { claimedTasks } from './claimedTasks.js'
import { contributeAndFinalizeDeal } from './contributeAndFinalizeDeal.js'
import { crowdedBlock } from './crowdedBlock.js'
import { datasetDeal } from './datasetDeal.js'
import { facetUpgrade } from './facetUpgrade.js'
import { faultyWorker } from './faultyWorker.js'
import { handedRights } from './handedRights.js'
import { hostileParams } from './hostileParams.js'
import { lateReveal } from './lateReveal.js'
import { neverInitialized } from './neverInitialized.js'
import { newCategory } from './newCategory.js'
import { ownershipTransfers } from './ownershipTransfers.js'
import { plainDeal } from './plainDeal.js'
import { publishedOrders } from './publishedOrders.js'
import { reopenedTask } from './reopenedTask.js'
import type { Scenario } from './scenario.js'
import { sponsoredBoost } from './sponsoredBoost.js'
import { sponsoredDeal } from './sponsoredDeal.js'
import { stakeMovements } from './stakeMovements.js'
import { strangeNames } from './strangeNames.js'
import { teeDeal } from './teeDeal.js'
import { waysToDeposit } from './waysToDeposit.js'

/** Every scenario by name, in the order in which they run. */
export const SCENARIOS = {
  plainDeal,
  datasetDeal,
  teeDeal,
  faultyWorker,
  claimedTasks,
  lateReveal,
  reopenedTask,
  sponsoredDeal,
  neverInitialized,
  callbackDeal,
  contributeAndFinalizeDeal,
  bagOfTasks,
  publishedOrders,
  ownershipTransfers,
  stakeMovements,
  strangeNames,
  hostileParams,
  bottomlessBag,
  newCategory,
  crowdedBlock,
  bulkDeal,
  handedRights,
  waysToDeposit,
  approveAndCallDeal,
  facetUpgrade,
} as const satisfies Readonly<Record<string, Scenario>>

export type ScenarioName = keyof typeof SCENARIOS

/** Scenarios of the Boost extension, by name: told on demand, on a chain that has it. */
export const BOOST_SCENARIOS = {
  boostDeal,
  claimedBoost,
  sponsoredBoost,
} as const satisfies Readonly<Record<string, Scenario>>

/** Names of the scenarios of the Boost extension, in order. */
export const BOOST_SCENARIO_NAMES = Object.keys(BOOST_SCENARIOS) as readonly (keyof typeof BOOST_SCENARIOS)[]

/** All names but those of the Boost extension, in order. */
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as readonly ScenarioName[]

/** Names of those that make sense on a hub that holds the chain's coin: it has no token to call. */
export const NATIVE_SCENARIO_NAMES = SCENARIO_NAMES.filter((name) => name !== 'approveAndCallDeal')

/**
 * The scenario of that name, for a chain with or without the Boost extension.
 *
 * @throws DevnetError for an unknown name, or one that needs the extension
 */
export const scenarioOf = (name: string, { boost }: Readonly<{ boost: boolean }>): Scenario => {
  const boosted = BOOST_SCENARIO_NAMES.find((known) => known === name)
  if (boosted !== undefined) {
    if (boost) return BOOST_SCENARIOS[boosted]
    throw new DevnetError(`The scenario "${name}" needs the Boost extension.`, {
      facts: { name },
      remedy: 'Open the devnet with `boost: true`.',
    })
  }
  const found = SCENARIO_NAMES.find((known) => known === name)
  if (found === undefined)
    throw new DevnetError(`There is no scenario "${name}".`, {
      facts: { name },
      remedy: `Known scenarios: ${[...SCENARIO_NAMES, ...BOOST_SCENARIO_NAMES].join(', ')}.`,
    })
  return SCENARIOS[found]
}
