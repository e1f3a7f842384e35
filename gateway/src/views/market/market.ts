import type { OfferKind } from '../../core/modules.js'
import { textAt } from '../../core/source.js'
import type { ComputedField, View } from '../../core/view.js'
import { openOrders } from './openOrders.js'

const ofResource = (kind: OfferKind): ComputedField => ({
  kind: 'value',
  needs: [{ id: true }],
  requires: { category: { id: true } },
  compute: (resource, args, context, selected) =>
    openOrders({ kind, resource: textAt(resource, 'id') }, args, context, selected),
})

/** Orders that were published off chain. */
export const marketView: View = {
  sdl: 'views/market/market.graphql',
  fields: {
    App: { openOrders: ofResource('APP') },
    Dataset: { openOrders: ofResource('DATASET') },
    Workerpool: { openOrders: ofResource('WORKERPOOL') },
  },
}
