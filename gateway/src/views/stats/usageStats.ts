import { ratio } from '../lib/ratio.js'
import { rlcLater } from '../lib/rlc.js'
import { durationStats, type Histogram } from './histogram.js'
import type { Outcomes } from './readOutcomes.js'
import type { Sums } from './sums.js'

/** Where the numbers of a `UsageStats` come from. Each is read when it is first asked for. */
export type UsageFacts = Readonly<{
  counts: () => Promise<Sums>
  outcomes: () => Promise<Outcomes>
  uniqueRequesters: () => Promise<number>
  /** nRLC. */
  earnings: () => Promise<bigint>
  /** Price of all tasks bought, in nRLC, and how many they are. */
  bought: () => Promise<Readonly<{ price: bigint; tasks: bigint }>>
  lastUsedAt: () => Promise<bigint | null>
  /** Tasks bought by what they ask for. */
  kinds: () => Promise<Sums>
  durations: () => Promise<Histogram>
}>

/** The `UsageStats` of the served schema. */
export const usageStats = (facts: UsageFacts) => ({
  deals: async () => Number((await facts.counts()).deals),
  tasksRequested: async () => String((await facts.counts()).tasks),
  tasksCompleted: async () => String((await facts.counts()).completed),
  tasksClaimed: async () => String((await facts.counts()).claimed),
  tasksTimedOut: async () => {
    const { ended } = await facts.outcomes()
    return String(ended.tasks - ended.completed)
  },
  successRate: async () => {
    const { completed, claimed } = await facts.counts()
    return ratio(completed, completed + claimed)
  },
  cohortSuccessRate: async () => {
    const { matured } = await facts.outcomes()
    return ratio(matured.completed, matured.tasks)
  },
  uniqueRequesters: () => facts.uniqueRequesters(),
  earnings: rlcLater(() => facts.earnings()),
  averagePrice: async (args: Readonly<Record<string, unknown>>) => {
    const { price, tasks } = await facts.bought()
    // Rounded down to whole nRLC.
    return tasks === 0n ? null : rlcLater(async () => price / tasks)(args)
  },
  lastUsedAt: async () => (await facts.lastUsedAt())?.toString() ?? null,
  teeShare: async () => {
    const { teeTasks, tasks } = await facts.kinds()
    return ratio(teeTasks, tasks)
  },
  duration: async () => durationStats(await facts.durations()),
})
