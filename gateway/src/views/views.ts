import type { View } from '../core/view.js'
import { categoryView } from './category/category.js'
import { chainView } from './chain/chain.js'
import { connectionsView } from './connections/connections.js'
import { crossChainView } from './crossChain/crossChain.js'
import { dealView } from './deal/deal.js'
import { leaderboardView } from './leaderboard/leaderboard.js'
import { sharedView } from './lib/shared.js'
import { networkView } from './network/network.js'
import { resourceView } from './resource/resource.js'
import { retentionView } from './retention/retention.js'
import { searchView } from './search/search.js'
import { seriesView } from './series/series.js'
import { statsView } from './stats/stats.js'
import { taskView } from './task/task.js'

/** All views served. */
export const views: readonly View[] = [
  sharedView,
  connectionsView,
  dealView,
  taskView,
  resourceView,
  categoryView,
  chainView,
  statsView,
  networkView,
  seriesView,
  leaderboardView,
  retentionView,
  crossChainView,
  searchView,
]
