import { RLC } from '../poco/amounts.js'
import { matchOrders } from './matchOrders.js'
import { broadcastOrder, manageOrder, writeOrders } from './orderVerbs.js'
import type { Scenario } from './scenario.js'

/** Orders that leave traces of their own on chain: signed, matched without signature, closed, broadcast. */
export const publishedOrders: Scenario = async (tale, { app, dataset, workerpool }) => {
  const terms = {
    app,
    dataset,
    workerpool,
    requester: 'requester',
    appPrice: 11n,
    datasetPrice: 22n,
    workerpoolPrice: RLC / 100n,
    volume: 4n,
  } as const
  const owners = {
    app: 'appOwner',
    dataset: 'datasetOwner',
    workerpool: 'scheduler',
    request: 'requester',
  } as const

  const orders = await writeOrders(tale, terms)
  const unsigned = {
    app: { ...orders.app, sign: '0x' },
    dataset: { ...orders.dataset, sign: '0x' },
    workerpool: { ...orders.workerpool, sign: '0x' },
    request: { ...orders.request, sign: '0x' },
  } as const
  await manageOrder(tale, 'app', unsigned.app, 'sign', { owner: owners.app })
  await manageOrder(tale, 'dataset', unsigned.dataset, 'sign', { owner: owners.dataset })
  await manageOrder(tale, 'workerpool', unsigned.workerpool, 'sign', { owner: owners.workerpool })
  await manageOrder(tale, 'request', unsigned.request, 'sign', { owner: owners.request, sender: 'stranger' })
  matchOrders(tale, unsigned, { sender: 'stranger' })

  const withdrawn = await writeOrders(tale, { ...terms, params: 'never matched' })
  broadcastOrder(tale, 'app', withdrawn.app, 'appOwner')
  broadcastOrder(tale, 'dataset', withdrawn.dataset, 'stranger')
  broadcastOrder(tale, 'workerpool', withdrawn.workerpool, 'scheduler')
  broadcastOrder(tale, 'request', withdrawn.request, 'requester')
  await manageOrder(tale, 'app', withdrawn.app, 'close', { owner: owners.app })
  await manageOrder(tale, 'dataset', withdrawn.dataset, 'close', {
    owner: owners.dataset,
    sender: 'stranger',
  })
  await manageOrder(tale, 'workerpool', withdrawn.workerpool, 'close', { owner: owners.workerpool })
  await manageOrder(tale, 'request', withdrawn.request, 'close', { owner: owners.request })

  const halfUsed = await writeOrders(tale, { ...terms, volume: 5n })
  const two = await writeOrders(tale, { ...terms, volume: 2n })
  matchOrders(tale, { ...halfUsed, workerpool: two.workerpool })
  await manageOrder(tale, 'request', halfUsed.request, 'close', { owner: owners.request })

  // Nothing is checked: these name resources that do not exist, and carry no valid signature.
  const nowhere = '0x000000000000000000000000000000000000dEaD'
  const madeUp = await writeOrders(tale, { ...terms, params: { bytes: '0xfffe00' } })
  broadcastOrder(tale, 'app', { ...madeUp.app, app: nowhere, sign: '0x' }, 'stranger')
  broadcastOrder(tale, 'request', { ...madeUp.request, requester: nowhere, sign: '0xdeadbeef' }, 'stranger')
}
