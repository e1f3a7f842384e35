import { stringToHex } from 'viem'
import type { ResourceFacts } from '../scenarios/facts.js'
import {
  changePolicy,
  createApp,
  createCategory,
  createDataset,
  createWorkerpool,
  giveResource,
} from '../scenarios/resourceVerbs.js'
import { anybody, happens, type Move, oneOf, type Walk } from './walker.js'

/** Resources of one kind. */
export const resourcesOf = ({ tale }: Walk, kind: ResourceFacts['kind']) =>
  [...tale.resources.values()].filter((resource) => resource.kind === kind)

/** A new app, dataset or workerpool. */
export const moveCreate: Move = (walk) => () => {
  const { tale, random } = walk
  const holder = anybody(walk)
  // The address follows from owner and content: the same one twice would be refused.
  const name = `walk ${tale.resources.size}`
  const multiaddr = stringToHex(`https://example.com/${tale.resources.size}`)
  const checksum = random.word()
  const kind = random.pick(['app', 'dataset', 'workerpool'])
  if (kind === 'workerpool') createWorkerpool(tale, holder, name)
  else if (kind === 'dataset') createDataset(tale, holder, { name, multiaddr, checksum })
  else createApp(tale, holder, { name, type: 'DOCKER', multiaddr, checksum, mrenclave: '0x' })
}

/** A resource for somebody else, or back to the same owner. */
export const moveGive: Move = (walk) => {
  const resource = oneOf(walk, [...walk.tale.resources.values()])
  if (resource === undefined) return undefined
  const to = happens(walk, 15) ? resource.holder : anybody(walk)
  return () => giveResource(walk.tale, resource.address, to)
}

/** Other conditions for the next deals of a workerpool. */
export const movePolicy: Move = (walk) => {
  const pool = oneOf(walk, resourcesOf(walk, 'workerpool'))
  if (pool === undefined) return undefined
  const workerStakeRatio = BigInt(walk.random.between(0, 150))
  const schedulerRewardRatio = BigInt(walk.random.between(0, 100))
  return () => changePolicy(walk.tale, pool.address, { workerStakeRatio, schedulerRewardRatio })
}

const MOST_CATEGORIES = 12

/** One more category, up to a dozen. */
export const moveCategory: Move = (walk) => {
  const { tale, random } = walk
  if (tale.categories.length >= MOST_CATEGORIES) return undefined
  const workClockTimeRef = BigInt(random.between(1, 2_000))
  return () => {
    createCategory(tale, {
      name: `walk ${tale.categories.length}`,
      description: 'Of a walk',
      workClockTimeRef,
    })
  }
}
