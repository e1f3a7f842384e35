import type { ComputedField, View } from '../../core/view.js'
import { DEFINITIONS } from '../lib/definitions.js'
import { toWindow } from '../lib/statWindow.js'
import { APP, DATASET, RESOURCE_COUNTERS, type ResourceKind, resourceFacts } from './resourceFacts.js'
import { usageStats } from './usageStats.js'
import { WORKERPOOL_COUNTERS, workerpoolStats } from './workerpoolStats.js'

const requires = {
  appCohorts: { deadlineDay: true },
  appDurationHistograms: { durationClass: true },
  ressourceUsers: { lastUsedAt: true },
} as const

/** Several look-ups, each of as many rows as the window has days. */
const COST = 20

const statsOf = (kind: ResourceKind): ComputedField => ({
  kind: 'value',
  needs: [RESOURCE_COUNTERS],
  requires,
  cost: COST,
  compute: (resource, { window }, context) => {
    context.extend({ definitions: DEFINITIONS })
    return usageStats(resourceFacts(kind, resource, { window: toWindow(window), context }))
  },
})

/** Statistics of resources and workers. */
export const statsView: View = {
  sdl: 'views/stats/stats.graphql',
  fields: {
    App: { stats: statsOf(APP) },
    Dataset: { stats: statsOf(DATASET) },
    Workerpool: {
      stats: {
        kind: 'value',
        needs: [WORKERPOOL_COUNTERS],
        requires,
        cost: COST,
        compute: (workerpool, { window }, context) => {
          context.extend({ definitions: DEFINITIONS })
          return workerpoolStats(workerpool, toWindow(window), context)
        },
      },
    },
  },
}
