import type { Need } from '../../core/need.js'
import { textAt } from '../../core/source.js'
import type { View } from '../../core/view.js'
import { accountFields } from './accountFacts.js'
import { addressViewOf } from './addressView.js'

const requires: Need = {
  account: accountFields,
  deals: { pendingTasksCount: true, deadline: true },
  workerpoolWorkers: { id: true },
}

/** Pages of addresses. */
export const addressView: View = {
  sdl: 'views/address/address.graphql',
  roots: {
    addressView: {
      requires,
      compute: ({ address }, context, selected) => addressViewOf(String(address), context, selected),
    },
  },
  fields: {
    Account: {
      view: {
        kind: 'value',
        needs: [{ id: true }],
        requires,
        compute: (account, _, context, selected) => addressViewOf(textAt(account, 'id'), context, selected),
      },
    },
  },
}
