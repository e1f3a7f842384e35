import { DevnetError } from '../devnetError.js'
import { plainDeal } from './plainDeal.js'
import type { Scenario } from './scenario.js'

/** Every scenario by name, in the order in which they run. */
export const SCENARIOS = {
  plainDeal,
} as const satisfies Readonly<Record<string, Scenario>>

export type ScenarioName = keyof typeof SCENARIOS

/** All names, in order. */
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as readonly ScenarioName[]

/**
 * The scenario of that name.
 *
 * @throws DevnetError for an unknown name
 */
export const scenarioOf = (name: string): Scenario => {
  const found = SCENARIO_NAMES.find((known) => known === name)
  if (found === undefined)
    throw new DevnetError(`There is no scenario "${name}".`, {
      facts: { name },
      remedy: `Known scenarios: ${SCENARIO_NAMES.join(', ')}.`,
    })
  return SCENARIOS[found]
}
