import { DevnetError } from '../devnetError.js'
import { RLC } from '../poco/amounts.js'
import { CUT_ACTIONS, type FacetCut } from '../poco/diamondAbi.js'
import { matchingReceiver } from '../poco/matchingReceiver.js'
import { createContract, cutHub, facetOf } from './hubVerbs.js'
import { matchOrders } from './matchOrders.js'
import { writeOrders } from './orderVerbs.js'
import type { Scenario } from './scenario.js'
import { contribute, finalize, initialize, reveal } from './taskVerbs.js'

const RECEIVE_APPROVAL = '0x8f4ffcb1'

/** Deposit and match in one call of the RLC token: the transaction goes to the token, the orders are inside. */
export const approveAndCallDeal: Scenario = async (tale, { app, dataset, workerpool }) => {
  if (tale.isNative)
    throw new DevnetError('The scenario approveAndCallDeal calls the RLC token, and this hub has none.', {
      remedy: 'Leave it out, or open the devnet without `native`.',
    })
  const { facetAddress } = facetOf(tale, 'IexecEscrowTokenFacet')
  const receiver = createContract(tale, matchingReceiver(facetAddress))
  const answerWith = (address: FacetCut['facetAddress']) =>
    cutHub(tale, [
      { facetAddress: address, action: CUT_ACTIONS.replace, functionSelectors: [RECEIVE_APPROVAL] },
    ])
  answerWith(receiver)
  const terms = { app, workerpool, requester: 'requester', workerpoolPrice: 3n * RLC } as const
  const one = await writeOrders(tale, { ...terms, dataset, datasetPrice: 5n, volume: 2n })
  const deal = matchOrders(tale, one, { deposit: 6n * RLC + 10n })
  await tale.together(async () => {
    matchOrders(tale, await writeOrders(tale, { ...terms, params: 'in a crowd' }), { deposit: 1n })
    matchOrders(tale, await writeOrders(tale, terms))
  })
  answerWith(facetAddress)
  const task = initialize(tale, deal, 1, 'requester')
  await contribute(tale, task, 'worker2', 'paid at once')
  reveal(tale, task, 'worker2')
  finalize(tale, task, '0x')
}
