import { numberToHex, zeroAddress, zeroHash } from 'viem'
import type { Role } from '../chain/roles.js'
import { RLC } from '../poco/amounts.js'
import type { OrderKind } from '../poco/orders.js'
import { matchOrders } from '../scenarios/matchOrders.js'
import { broadcastOrder, manageOrder, signOrder, type Terms, writeOrders } from '../scenarios/orderVerbs.js'
import { isAffordable, kindsOf, matchableVolume, ownerOf } from './agreements.js'
import { resourcesOf } from './resourceMoves.js'
import {
  type Agreement,
  amountUpTo,
  anybody,
  happens,
  type Move,
  oneOf,
  type Step,
  type Walk,
} from './walker.js'

const PARAMS: readonly NonNullable<Terms['params']>[] = [
  '',
  '{}',
  '[1]',
  'null',
  'no JSON',
  '{"iexec_args": "hello"}',
  '{"iexec_args": "hello", "iexec_result_storage_provider": "ipfs", "iexec_secrets": {"1": "name"}}',
  { bytes: '0xff00fe' },
]

const TAGS = [
  zeroHash,
  zeroHash,
  zeroHash,
  numberToHex(0b11, { size: 32 }),
  numberToHex(0b1001, { size: 32 }),
] as const

const drawTerms = (walk: Walk): Terms | undefined => {
  const { random, tale } = walk
  const app = oneOf(walk, resourcesOf(walk, 'app'))
  const dataset = happens(walk, 40) ? oneOf(walk, resourcesOf(walk, 'dataset')) : undefined
  const workerpool = oneOf(walk, resourcesOf(walk, 'workerpool'))
  if (app === undefined || workerpool === undefined) return undefined
  const price = (): bigint => (happens(walk, 25) ? 0n : amountUpTo(walk, 3n * RLC))
  const category = happens(walk, 40) ? 0 : random.between(0, tale.categories.length - 1)
  return {
    app: app.address,
    ...(dataset === undefined ? {} : { dataset: dataset.address }),
    workerpool: workerpool.address,
    isOpenToPools: happens(walk, 30),
    requester: anybody(walk),
    appPrice: price(),
    datasetPrice: price(),
    workerpoolPrice: price(),
    volume: BigInt(happens(walk, 50) ? 1 : random.between(2, 6)),
    category: BigInt(category),
    trust: BigInt(happens(walk, 50) ? random.between(0, 1) : random.between(2, 4)),
    tag: random.pick(TAGS),
    beneficiary: happens(walk, 20) ? zeroAddress : tale.addressOf(anybody(walk)),
    callback: happens(walk, 15) ? tale.addresses.callback : zeroAddress,
    params: oneOf(walk, PARAMS) ?? '',
  }
}

const RESTRICTED = ['app', 'dataset', 'workerpool'] as const

/** The orders of an agreement offer different volumes, or serve these parties alone. */
const varyOrders = async (walk: Walk, agreement: Agreement): Promise<void> => {
  const { tale, random } = walk
  const { app, dataset, workerpool, request } = agreement.orders
  const volume = BigInt(random.between(1, 9))
  const requesterrestrict = happens(walk, 50) ? request.requester : zeroAddress
  const kind = random.pick(RESTRICTED)
  const signer = agreement.signers[kind]
  const parties = {
    apprestrict: app.app,
    datasetrestrict: dataset.dataset,
    workerpoolrestrict: workerpool.workerpool,
  }
  const { apprestrict, datasetrestrict, workerpoolrestrict } = parties
  if (kind === 'app')
    agreement.orders = {
      ...agreement.orders,
      app: await signOrder(
        tale,
        kind,
        { ...app, volume, requesterrestrict, datasetrestrict, workerpoolrestrict },
        signer,
      ),
    }
  else if (kind === 'workerpool')
    agreement.orders = {
      ...agreement.orders,
      workerpool: await signOrder(
        tale,
        kind,
        { ...workerpool, volume, requesterrestrict, apprestrict, datasetrestrict },
        signer,
      ),
    }
  else if (dataset.dataset !== zeroAddress)
    agreement.orders = {
      ...agreement.orders,
      dataset: await signOrder(
        tale,
        kind,
        { ...dataset, volume, requesterrestrict, apprestrict, workerpoolrestrict },
        signer,
      ),
    }
}

const matchStep = (walk: Walk, agreement: Agreement): Step | undefined => {
  const { tale } = walk
  const volume = matchableVolume(tale, agreement)
  if (volume === 0n) return undefined
  const requester = ownerOf(tale, agreement, 'request')
  const sponsor: Role | undefined = happens(walk, 15) ? anybody(walk) : undefined
  if (!isAffordable(walk, agreement, { payer: sponsor ?? requester, volume })) return undefined
  const by = sponsor === undefined ? { sender: happens(walk, 70) ? requester : anybody(walk) } : { sponsor }
  return () => void matchOrders(tale, agreement.orders, by)
}

// Old offers are forgotten, so that walks of any length stay fast.
const MOST_AGREEMENTS = 60

/** Four new orders, which become a deal at once unless they are left for later. */
export const moveTrade: Move = async (walk) => {
  const terms = drawTerms(walk)
  if (terms === undefined) return undefined
  const orders = await writeOrders(walk.tale, terms)
  const agreement: Agreement = { orders, signers: signersOf(walk, terms) }
  if (happens(walk, 40)) await varyOrders(walk, agreement)
  walk.agreements.push(agreement)
  if (walk.agreements.length > MOST_AGREEMENTS) walk.agreements.shift()
  return happens(walk, 15) ? undefined : matchStep(walk, agreement)
}

const signersOf = ({ tale }: Walk, terms: Terms): Agreement['signers'] => {
  const holder = (address: Terms['app'] | undefined): Role =>
    (address === undefined ? undefined : tale.resources.get(address)?.holder) ?? terms.requester
  return {
    app: holder(terms.app),
    dataset: holder(terms.dataset),
    workerpool: holder(terms.workerpool),
    request: terms.requester,
  }
}

/** What is left of earlier orders. */
export const moveMatchAgain: Move = (walk) => {
  const agreement = oneOf(
    walk,
    walk.agreements.filter((candidate) => matchableVolume(walk.tale, candidate) > 0n),
  )
  return agreement === undefined ? undefined : matchStep(walk, agreement)
}

const drawOrder = (walk: Walk): { agreement: Agreement; kind: OrderKind; owner: Role } | undefined => {
  const agreement = oneOf(walk, walk.agreements)
  const kind = agreement && oneOf(walk, kindsOf(agreement))
  return agreement && kind && { agreement, kind, owner: ownerOf(walk.tale, agreement, kind) }
}

/** An order signed on chain: from then on the signature of its owner is not needed to match it. */
export const moveSign: Move = (walk) => {
  const drawn = drawOrder(walk)
  if (drawn === undefined) return undefined
  const { agreement, kind, owner } = drawn
  const unsigned = { ...agreement.orders[kind], sign: '0x' } as const
  return async () => {
    await manageOrder(walk.tale, kind, unsigned, 'sign', { owner, sender: senderFor(walk, owner) })
    agreement.orders = { ...agreement.orders, [kind]: unsigned }
    agreement.signers[kind] = owner
  }
}

/** An order nobody can match any more. */
export const moveClose: Move = (walk) => {
  const drawn = drawOrder(walk)
  if (drawn === undefined) return undefined
  const { agreement, kind, owner } = drawn
  return () =>
    manageOrder(walk.tale, kind, agreement.orders[kind], 'close', { owner, sender: senderFor(walk, owner) })
}

/** An order for everybody to read; anybody can publish it. */
export const moveBroadcast: Move = (walk) => {
  const drawn = drawOrder(walk)
  if (drawn === undefined) return undefined
  return () => broadcastOrder(walk.tale, drawn.kind, drawn.agreement.orders[drawn.kind], anybody(walk))
}

/** Most owners send for themselves; others sign and let somebody else do it. */
const senderFor = (walk: Walk, owner: Role): Role => (happens(walk, 60) ? owner : anybody(walk))
