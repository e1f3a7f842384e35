import { type AbiParameter, concatHex, encodeAbiParameters, type Hex, parseAbiParameters } from 'viem'
import { OPERATIONS, type Operation } from './orderHash.js'
import type { OrderByKind, OrderKind, Signed, SignedOrders } from './orders.js'

// `params` is a string in PoCo's interface. Strings and bytes are laid out alike, and only bytes can hold
// what strangers really send, so the arguments are encoded with bytes behind PoCo's selectors.
const STRUCTS = {
  app: 'struct Order { address app; uint256 appprice; uint256 volume; bytes32 tag; address datasetrestrict; address workerpoolrestrict; address requesterrestrict; bytes32 salt; bytes sign; }',
  dataset:
    'struct Order { address dataset; uint256 datasetprice; uint256 volume; bytes32 tag; address apprestrict; address workerpoolrestrict; address requesterrestrict; bytes32 salt; bytes sign; }',
  workerpool:
    'struct Order { address workerpool; uint256 workerpoolprice; uint256 volume; bytes32 tag; uint256 category; uint256 trust; address apprestrict; address datasetrestrict; address requesterrestrict; bytes32 salt; bytes sign; }',
  request:
    'struct Order { address app; uint256 appmaxprice; address dataset; uint256 datasetmaxprice; address workerpool; uint256 workerpoolmaxprice; address requester; uint256 volume; bytes32 tag; uint256 category; uint256 trust; address beneficiary; address callback; bytes params; bytes32 salt; bytes sign; }',
} as const

const order = (kind: OrderKind): readonly AbiParameter[] =>
  parseAbiParameters(['Order order', STRUCTS[kind]]) as readonly AbiParameter[]

const ORDER: Readonly<Record<OrderKind, readonly AbiParameter[]>> = {
  app: order('app'),
  dataset: order('dataset'),
  workerpool: order('workerpool'),
  request: order('request'),
}
const FOUR_ORDERS = [...ORDER.app, ...ORDER.dataset, ...ORDER.workerpool, ...ORDER.request]

/** Selectors of the functions that take orders. */
export const ORDER_SELECTORS = {
  match: '0x156194d4',
  sponsorMatch: '0x2f391533',
  matchBoost: '0x8a8b3607',
  sponsorMatchBoost: '0xc1f9a20e',
  manage: { app: '0xb2b07e66', dataset: '0x4b747106', workerpool: '0x7e34a077', request: '0x8dd971d5' },
  broadcast: { app: '0xc52e9de1', dataset: '0x4c4692de', workerpool: '0x947f5178', request: '0x4693d172' },
} as const

const matchSelector = (sponsored: boolean, boost: boolean): Hex => {
  if (boost) return sponsored ? ORDER_SELECTORS.sponsorMatchBoost : ORDER_SELECTORS.matchBoost
  return sponsored ? ORDER_SELECTORS.sponsorMatch : ORDER_SELECTORS.match
}

/**
 * Calldata that turns four orders into a deal, of the Boost extension or not, paid by the requester or by the
 * sponsoring sender.
 */
export const encodeMatch = (
  { app, dataset, workerpool, request }: SignedOrders,
  { sponsored, boost = false }: { sponsored: boolean; boost?: boolean },
): Hex =>
  concatHex([
    matchSelector(sponsored, boost),
    encodeAbiParameters(FOUR_ORDERS, [app, dataset, workerpool, request]),
  ])

const operationParameter = (kind: OrderKind): AbiParameter => ({
  type: 'tuple',
  components: [...ORDER[kind], { name: 'operation', type: 'uint8' }, { name: 'sign', type: 'bytes' }],
})

/** Calldata that signs or closes an order on chain; `sign` is empty when its owner sends it. */
export const encodeManage = <Kind extends OrderKind>(
  kind: Kind,
  signedOrder: Signed<OrderByKind[Kind]>,
  operation: Operation,
  sign: Hex = '0x',
): Hex =>
  concatHex([
    ORDER_SELECTORS.manage[kind],
    encodeAbiParameters(
      [operationParameter(kind)],
      [{ order: signedOrder, operation: OPERATIONS[operation], sign }],
    ),
  ])

/** Calldata that publishes an order in an event; the contract checks nothing of it. */
export const encodeBroadcast = <Kind extends OrderKind>(
  kind: Kind,
  signedOrder: Signed<OrderByKind[Kind]>,
): Hex => {
  const parameters: readonly AbiParameter[] = ORDER[kind]
  return concatHex([ORDER_SELECTORS.broadcast[kind], encodeAbiParameters(parameters, [signedOrder])])
}
