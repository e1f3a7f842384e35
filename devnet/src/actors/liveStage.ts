import { type Address, stringToHex, zeroHash } from 'viem'
import type { Role } from '../chain/roles.js'
import { RLC } from '../poco/amounts.js'
import { readHub } from '../poco/readHub.js'
import { deposit, giveRlc } from '../scenarios/accountVerbs.js'
import { createApp, createCategory, createDataset, createWorkerpool } from '../scenarios/resourceVerbs.js'
import type { ResourceState, Tale } from '../scenarios/tale.js'
import type { Live } from './live.js'

/** What live actors trade with. */
export type LiveStage = Readonly<{
  resources: readonly ResourceState[]
  app: Address
  teeApp: Address
  dataset: Address
  workerpool: Address
  /** Index of a category whose deadlines pass within a minute. */
  category: bigint
  categories: readonly { name: string; workClockTimeRef: bigint }[]
}>

export const REQUESTERS = ['actorRequester1', 'actorRequester2'] as const
export const WORKERS = ['actorWorker1', 'actorWorker2', 'actorWorker3', 'actorWorker4'] as const

const FUNDED: readonly Role[] = [...REQUESTERS, ...WORKERS, 'actorSponsor', 'actorScheduler']
const STAKE = 5_000n * RLC
const LOW_STAKE = 1_000n * RLC
const CLOCK_SECONDS = 6n

/** Makes sure that everything live actors need is on the chain, also when they have been there before. */
export const setLiveStage = async (live: Live): Promise<LiveStage> => {
  const tale = live.beginTale()
  tale.categories.push(...(await readCategories(live)))
  let category = tale.categories.findIndex(({ workClockTimeRef }) => workClockTimeRef === CLOCK_SECONDS)
  if (category < 0)
    category = Number(
      createCategory(tale, {
        name: 'XXS',
        description: 'Deadlines within a minute, for live demonstrations',
        workClockTimeRef: CLOCK_SECONDS,
      }),
    )
  await live.play(tale)
  await fundActors(live)

  const app = await ensure(live, tale, () =>
    createApp(tale, 'actorOwner', {
      name: 'live-weather',
      type: 'DOCKER',
      multiaddr: stringToHex('docker.io/devnet/live-weather:1.0.0'),
      checksum: zeroHash,
      mrenclave: '0x',
    }),
  )
  const teeApp = await ensure(live, tale, () =>
    createApp(tale, 'actorOwner', {
      name: 'live-confidential-weather',
      type: 'DOCKER',
      multiaddr: stringToHex('docker.io/devnet/live-confidential-weather:1.0.0'),
      checksum: zeroHash,
      mrenclave: '0x',
    }),
  )
  const dataset = await ensure(live, tale, () =>
    createDataset(tale, 'actorOwner', {
      name: 'Live weather stations',
      multiaddr: stringToHex('https://example.org/stations.enc'),
      checksum: zeroHash,
    }),
  )
  const workerpool = await ensure(live, tale, () => createWorkerpool(tale, 'actorScheduler', 'live-pool'))
  return {
    resources: [...tale.resources.values()],
    ...{ app, teeApp, dataset, workerpool },
    category: BigInt(category),
    categories: tale.categories,
  }
}

/** Tops up what actors have staked when it runs low; they pay each other, but wages gather with some. */
export const fundActors = async (live: Live): Promise<void> => {
  const { hub } = live.addresses
  const tale = live.beginTale()
  for (const role of FUNDED) {
    const { stake } = await readHub(live.chain.call, hub, 'viewAccount', [tale.addressOf(role)])
    if (stake >= LOW_STAKE) continue
    giveRlc(tale, role, STAKE)
    deposit(tale, role, STAKE)
  }
  await live.play(tale)
}

/** Creates a resource unless its address is taken, which means that it was created before. */
const ensure = async (live: Live, tale: Tale, create: () => Address): Promise<Address> => {
  const address = create()
  const code = await live.chain.rpc('eth_getCode', [address, 'latest'])
  if (code === '0x') await live.play(tale)
  else tale.takeBlocks()
  return address
}

const readCategories = async ({ chain, addresses }: Live) => {
  const count = await readHub(chain.call, addresses.hub, 'countCategory', [])
  return Promise.all(
    Array.from({ length: Number(count) }, (_, index) =>
      readHub(chain.call, addresses.hub, 'viewCategory', [BigInt(index)]),
    ),
  )
}
