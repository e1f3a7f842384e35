import type { View } from '../../core/view.js'
import { DEFINITIONS } from '../lib/definitions.js'
import { networkSeries, seriesRequest } from './networkSeries.js'

/** How metrics of the network developed. */
export const seriesView: View = {
  sdl: 'views/series/series.graphql',
  roots: {
    networkSeries: {
      cost: 100,
      requires: {
        networkActivities: { deals: true },
        activePeriods: { start: true },
        dealCohorts: { matchedHour: true },
        durationHistograms: { durationClass: true },
        stakeLevels: { total: true },
        transactions: { timestamp: true },
      },
      compute: (args, context) => {
        context.extend({ definitions: DEFINITIONS })
        return networkSeries(seriesRequest(args), context)
      },
    },
  },
}
