import { once } from '../../core/once.js'
import { bigintAt } from '../../core/source.js'
import type { ViewContext } from '../../core/view.js'
import { ratio } from '../lib/ratio.js'
import type { StatWindow } from '../lib/statWindow.js'
import { beginningOf, type NetworkFacts } from '../stats/networkFacts.js'
import { usageStats } from '../stats/usageStats.js'
import { protocolStake } from './protocolStake.js'
import { roleVolumes } from './roleVolumes.js'

/** The `NetworkStats` of the served schema: each number is read when it is selected. */
export const networkStats = (window: StatWindow, facts: NetworkFacts, context: ViewContext) => {
  const select = { appsCount: true, datasetsCount: true, workerpoolsCount: true } as const
  const counters = once(() => context.read.one({ field: 'protocol', args: { id: 'iExec' }, select }))
  const total = (field: keyof typeof select) => async () => {
    const found = await counters()
    return found ? Number(bigintAt(found.source, field)) : 0
  }
  return {
    window,
    from: async () => String(await beginningOf(facts)),
    to: async () => (await context.asOf()).blockTimestamp,
    isComplete: async () => {
      const [{ from }, beginning] = await Promise.all([facts.span(), facts.beginning()])
      return from === undefined || (beginning !== null && from >= beginning)
    },
    usage: () =>
      usageStats({
        ...facts,
        uniqueRequesters: facts.activeRequesters,
        earnings: async () => (await facts.sums()).settled,
        bought: async () => {
          const { committed: price, tasks } = await facts.sums()
          return { price, tasks }
        },
        lastUsedAt: facts.lastDealAt,
      }),
    volumes: () => roleVolumes(facts.sums),
    stake: () => protocolStake(context),
    activeRequesters: facts.activeRequesters,
    newRequesters: facts.newRequesters,
    activeWorkers: facts.activeWorkers,
    activeApps: () => facts.activeResources('apps'),
    activeDatasets: () => facts.activeResources('datasets'),
    activeWorkerpools: () => facts.activeResources('workerpools'),
    totalApps: total('appsCount'),
    totalDatasets: total('datasetsCount'),
    totalWorkerpools: total('workerpoolsCount'),
    gpuShare: async () => {
      const { gpuTasks, tasks } = await facts.kinds()
      return ratio(gpuTasks, tasks)
    },
    byCategory: async () => {
      const used = (await facts.categories()).filter(({ tasks }) => tasks > 0n)
      return shares(
        used,
        used.reduce((sum, { tasks }) => sum + tasks, 0n),
      )
    },
    byTeeFramework: async () => {
      const { tasks, sconeTasks, gramineTasks, tdxTasks } = await facts.kinds()
      const frameworks = { SCONE: sconeTasks, GRAMINE: gramineTasks, TDX: tdxTasks }
      const used = Object.entries(frameworks).map(([key, asking]) => ({ key, label: null, tasks: asking }))
      return shares(
        used.filter(({ tasks: asking }) => asking > 0n),
        tasks,
      )
    },
    workerpoolConcentration: async () => {
      const completed = await facts.completedByWorkerpool()
      const all = completed.reduce((sum, tasks) => sum + tasks, 0n)
      return ratio(
        completed.reduce((sum, tasks) => sum + tasks * tasks, 0n),
        all * all,
      )
    },
    asOf: context.asOf,
  }
}

type Part = Readonly<{ key: string; label: string | null; tasks: bigint }>

/** Largest first. */
const shares = (parts: readonly Part[], whole: bigint) =>
  parts
    .toSorted((a, b) => Number(b.tasks - a.tasks) || (a.key < b.key ? -1 : 1))
    .map(({ key, label, tasks }) => ({ key, label, tasks: String(tasks), share: ratio(tasks, whole) ?? 0 }))
