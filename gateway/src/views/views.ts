import type { View } from '../core/view.js'
import { addressView } from './address/address.js'
import { categoryView } from './category/category.js'
import { chainView } from './chain/chain.js'
import { connectionsView } from './connections/connections.js'
import { contributionView } from './contribution/contribution.js'
import { crossChainView } from './crossChain/crossChain.js'
import { dealView } from './deal/deal.js'
import { eventsView } from './events/events.js'
import { leaderboardView } from './leaderboard/leaderboard.js'
import { sharedView } from './lib/shared.js'
import { liveView } from './live/live.js'
import { marketView } from './market/market.js'
import { networkView } from './network/network.js'
import { orderView } from './order/order.js'
import { resourceView } from './resource/resource.js'
import { retentionView } from './retention/retention.js'
import { searchView } from './search/search.js'
import { seriesView } from './series/series.js'
import { slotsView } from './slots/slots.js'
import { statsView } from './stats/stats.js'
import { taskView } from './task/task.js'

/** All views served. */
export const views: readonly View[] = [
  sharedView,
  connectionsView,
  dealView,
  taskView,
  contributionView,
  orderView,
  eventsView,
  slotsView,
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
  liveView,
  addressView,
  marketView,
]
