import type { View } from '../core/view.js'
import { addressView } from './address/address.js'
import { categoryView } from './category/category.js'
import { chainView } from './chain/chain.js'
import { connectionsView } from './connections/connections.js'
import { contributionView } from './contribution/contribution.js'
import { dealView } from './deal/deal.js'
import { eventsView } from './events/events.js'
import { sharedView } from './lib/shared.js'
import { marketView } from './market/market.js'
import { networkView } from './network/network.js'
import { orderView } from './order/order.js'
import { resourceView } from './resource/resource.js'
import { searchView } from './search/search.js'
import { slotsView } from './slots/slots.js'
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
  networkView,
  searchView,
  addressView,
  marketView,
]
