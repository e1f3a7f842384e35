import type { Need } from '../../core/need.js'
import type { Reader } from '../../core/reader.js'
import { bigintAt } from '../../core/source.js'
import type { NetworkFacts } from '../stats/networkFacts.js'
import { NOTHING } from './bucketFacts.js'
import { METRICS, type Metric, type MetricName, type ResourceList } from './metrics.js'

const COUNTERS: Readonly<Record<ResourceList | 'requesters', string>> = {
  apps: 'appsCount',
  datasets: 'datasetsCount',
  workerpools: 'workerpoolsCount',
  requesters: 'requestersCount',
}

/** Totals of all time, of metrics that add up. */
export const totalsOf = async (
  metrics: readonly MetricName[],
  { facts, read }: Readonly<{ facts: NetworkFacts; read: Reader }>,
): Promise<readonly bigint[]> => {
  const select: Need = Object.fromEntries(Object.values(COUNTERS).map((field) => [field, true as const]))
  const needsEnded = metrics.includes('TASKS_TIMED_OUT')
  const [sums, protocol, outcomes] = await Promise.all([
    facts.sums(),
    read.one({ field: 'protocol', args: { id: 'iExec' }, select }),
    needsEnded ? facts.outcomes() : undefined,
  ])
  const counter = (name: keyof typeof COUNTERS) => (protocol ? bigintAt(protocol.source, COUNTERS[name]) : 0n)
  const all = {
    ...NOTHING,
    sums,
    ended: outcomes?.ended ?? NOTHING.ended,
    active: { ...NOTHING.active, newRequesters: counter('requesters') },
    created: { apps: counter('apps'), datasets: counter('datasets'), workerpools: counter('workerpools') },
  }
  return metrics.map((name) => (METRICS[name] as Metric).amount?.(all) ?? 0n)
}
