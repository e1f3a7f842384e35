import type { View } from '../../core/view.js'
import { claimPlanFields, claimPlanOf } from './claimPlan.js'
import { slotDealFields, slotDealOf } from './slotDeal.js'
import { taskSlotsOf } from './taskSlots.js'

const requires = { tasks: { index: true, finalDeadline: true } } as const

/** Task positions of deals, initialized or not. */
export const slotsView: View = {
  sdl: 'views/slots/slots.graphql',
  fields: {
    Deal: {
      taskSlots: {
        kind: 'value',
        needs: [slotDealFields],
        requires,
        compute: (deal, args, context, selected) => taskSlotsOf(slotDealOf(deal), args, context, selected),
      },
      claimPlan: {
        kind: 'value',
        needs: [claimPlanFields],
        requires,
        compute: (deal, args, context) => claimPlanOf(deal, args, context),
      },
    },
  },
}
