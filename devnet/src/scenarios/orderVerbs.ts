import { type Address, type Hex, stringToHex, zeroAddress, zeroHash } from 'viem'
import type { Role } from '../chain/roles.js'
import { encodeBroadcast, encodeManage } from '../poco/encodeOrderCall.js'
import { type Operation, operationHash, orderHash } from '../poco/orderHash.js'
import {
  NO_DATASET_ORDER,
  type OrderByKind,
  type OrderKind,
  type Signed,
  type SignedOrders,
} from '../poco/orders.js'
import { resourceOf } from './resourceVerbs.js'
import type { OrderState, Tale } from './tale.js'

/** What is agreed on: everything that makes four matching orders. Prices in nRLC per task. */
export type Terms = Readonly<{
  app: Address
  dataset?: Address
  workerpool: Address
  /** Lets any workerpool take the request, not only `workerpool`. @default false */
  isOpenToPools?: boolean
  requester: Role
  appPrice?: bigint
  datasetPrice?: bigint
  workerpoolPrice?: bigint
  /** Tasks each order offers or asks for. @default 1n */
  volume?: bigint
  /** @default 0n */
  category?: bigint
  /** @default 0n: one worker is enough */
  trust?: bigint
  tag?: Hex
  beneficiary?: Address
  callback?: Address
  /** Text, or bytes as hex where the text would not be UTF-8. @default '' */
  params?: string | Readonly<{ bytes: Hex }>
}>

const ANYBODY = {
  app: { datasetrestrict: zeroAddress, workerpoolrestrict: zeroAddress, requesterrestrict: zeroAddress },
  dataset: { apprestrict: zeroAddress, workerpoolrestrict: zeroAddress, requesterrestrict: zeroAddress },
  workerpool: { apprestrict: zeroAddress, datasetrestrict: zeroAddress, requesterrestrict: zeroAddress },
} as const

/** Makes an order known to the story and signs it for its owner. */
export const signOrder = async <Kind extends OrderKind>(
  tale: Tale,
  kind: Kind,
  order: OrderByKind[Kind],
  signer: Role,
): Promise<Signed<OrderByKind[Kind]>> => {
  const hash = noteOrder(tale, kind, order)
  return { ...order, sign: await tale.accounts[signer].sign({ hash }) }
}

/** Makes an order known to the story; gives its hash. */
export const noteOrder = <Kind extends OrderKind>(tale: Tale, kind: Kind, order: OrderByKind[Kind]): Hex => {
  const hash = orderHash(tale.domain, kind, order)
  if (!tale.orders.has(hash))
    tale.orders.set(hash, {
      hash,
      kind,
      volume: order.volume,
      consumed: 0n,
      isSigned: false,
      isClosed: false,
      isBroadcast: false,
      isSeen: false,
    })
  return hash
}

/** Four signed orders that match on these terms; each can be replaced before the match. */
export const writeOrders = async (tale: Tale, terms: Terms): Promise<SignedOrders> => {
  const { app, dataset, workerpool, requester, tag = zeroHash, params = '' } = terms
  const { volume = 1n, category = 0n, trust = 0n, callback = zeroAddress } = terms
  const { appPrice = 0n, datasetPrice = 0n, workerpoolPrice = 0n } = terms
  const salt = (): Hex => tale.random.word()
  const sign = <Kind extends OrderKind>(kind: Kind, order: OrderByKind[Kind], signer: Role) =>
    signOrder(tale, kind, order, signer)
  return {
    app: await sign(
      'app',
      { app, appprice: appPrice, volume, tag, ...ANYBODY.app, salt: salt() },
      resourceOf(tale, app).holder,
    ),
    dataset:
      dataset === undefined
        ? NO_DATASET_ORDER
        : await sign(
            'dataset',
            { dataset, datasetprice: datasetPrice, volume, tag, ...ANYBODY.dataset, salt: salt() },
            resourceOf(tale, dataset).holder,
          ),
    workerpool: await sign(
      'workerpool',
      {
        workerpool,
        workerpoolprice: workerpoolPrice,
        volume,
        tag,
        category,
        trust,
        ...ANYBODY.workerpool,
        salt: salt(),
      },
      resourceOf(tale, workerpool).holder,
    ),
    request: await sign(
      'request',
      {
        app,
        appmaxprice: appPrice,
        dataset: dataset ?? zeroAddress,
        datasetmaxprice: datasetPrice,
        workerpool: terms.isOpenToPools === true ? zeroAddress : workerpool,
        workerpoolmaxprice: workerpoolPrice,
        requester: tale.addressOf(requester),
        volume,
        tag,
        category,
        trust,
        beneficiary: terms.beneficiary ?? tale.addressOf(requester),
        callback,
        params: typeof params === 'string' ? stringToHex(params) : params.bytes,
        salt: salt(),
      },
      requester,
    ),
  }
}

/**
 * Signs or closes an order on chain. Sent by its owner, or by anybody (`sender`) with the owner's signature
 * over the operation.
 */
export const manageOrder = async <Kind extends OrderKind>(
  tale: Tale,
  kind: Kind,
  order: Signed<OrderByKind[Kind]>,
  operation: Operation,
  { owner, sender = owner }: { owner: Role; sender?: Role },
): Promise<void> => {
  const known = orderOf(tale, noteOrder(tale, kind, order))
  const sign =
    sender === owner
      ? '0x'
      : await tale.accounts[owner].sign({ hash: operationHash(tale.domain, kind, order, operation) })
  tale.send({ from: sender, to: tale.addresses.hub, data: encodeManage(kind, order, operation, sign) })
  known.isSeen = true
  if (operation === 'sign') known.isSigned = true
  else {
    known.isClosed = true
    known.consumed = known.volume
  }
}

/** Publishes an order in an event. Anybody may, and nothing is checked. */
export const broadcastOrder = <Kind extends OrderKind>(
  tale: Tale,
  kind: Kind,
  order: Signed<OrderByKind[Kind]>,
  sender: Role,
): void => {
  Object.assign(orderOf(tale, noteOrder(tale, kind, order)), { isBroadcast: true, isSeen: true })
  tale.send({ from: sender, to: tale.addresses.hub, data: encodeBroadcast(kind, order) })
}

/** What the story knows of an order. */
export const orderOf = (tale: Tale, hash: Hex): OrderState => {
  const order = tale.orders.get(hash)
  if (order === undefined) throw new Error(`${hash} is no order of this story.`)
  return order
}
