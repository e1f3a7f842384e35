import type { View } from '../../core/view.js'
import { DEFINITIONS } from '../lib/definitions.js'
import { toWindow } from '../lib/statWindow.js'
import { networkFacts, PROTOCOL_COUNTS, PROTOCOL_VOLUMES } from '../stats/networkFacts.js'
import { networkStats } from './networkStats.js'

const series = { networkActivities: { deals: true, gpuTasks: true } } as const
const resourceCounts = { protocol: { appsCount: true, datasetsCount: true, workerpoolsCount: true } } as const

/** Numbers of the whole protocol on one chain. */
export const networkView: View = {
  sdl: 'views/network/network.graphql',
  roots: {
    network: {
      cost: 50,
      requires: {
        protocol: { ...PROTOCOL_COUNTS, ...resourceCounts.protocol, tvl: true },
        account: { balance: true, frozen: true },
      },
      optional: {
        'UsageStats.tasksTimedOut': { deals: { deadline: true }, dealCohorts: { deadlineHour: true } },
        'UsageStats.cohortSuccessRate': { deals: { deadline: true }, dealCohorts: { deadlineHour: true } },
        'UsageStats.uniqueRequesters': { protocol: { requestersCount: true } },
        'UsageStats.earnings': { protocol: PROTOCOL_VOLUMES },
        'UsageStats.averagePrice': { protocol: PROTOCOL_VOLUMES },
        'UsageStats.teeShare': series,
        'UsageStats.duration': { durationHistograms: { durationClass: true } },
        'NetworkStats.volumes': { protocol: PROTOCOL_VOLUMES },
        'ProtocolStake.isConserved': { protocol: { frozen: true } },
        'NetworkStats.activeRequesters': { protocol: { requestersCount: true } },
        'NetworkStats.newRequesters': { protocol: { requestersCount: true } },
        'NetworkStats.activeWorkers': { protocol: { workersCount: true } },
        'NetworkStats.activeDatasets': { datasets: { lastUsageTimestamp: true } },
        'NetworkStats.gpuShare': series,
        'NetworkStats.byTeeFramework': series,
        'NetworkStats.byCategory': { categories: { tasksCount: true } },
        'NetworkStats.workerpoolConcentration': { workerpools: { completedTasksCount: true } },
      },
      compute: ({ window: given }, context) => {
        context.extend({ definitions: DEFINITIONS })
        const window = toWindow(given)
        return networkStats(window, networkFacts(window, context), context)
      },
    },
  },
}
