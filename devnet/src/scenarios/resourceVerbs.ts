import { type Address, encodeFunctionData } from 'viem'
import type { Role } from '../chain/roles.js'
import { registryAbi, workerpoolAbi } from '../poco/abis.js'
import { hubAbi } from '../poco/hubAbi.js'
import {
  type AppContent,
  appAddress,
  type DatasetContent,
  datasetAddress,
  workerpoolAddress,
} from '../poco/resourceAddress.js'
import type { ResourceState, Tale } from './tale.js'

// Policies of a new workerpool, in percent.
const DEFAULT_POLICY = { workerStakeRatio: 30n, schedulerRewardRatio: 1n }

const register = (tale: Tale, resource: Omit<ResourceState, 'owner'>): Address => {
  tale.resources.set(resource.address, { ...resource, owner: tale.addressOf(resource.holder) })
  return resource.address
}

/** Registers an app for its owner; gives its address. */
export const createApp = (tale: Tale, holder: Role, app: AppContent): Address => {
  const { appRegistry } = tale.addresses
  const owner = tale.addressOf(holder)
  tale.send({
    from: holder,
    to: appRegistry,
    data: encodeFunctionData({
      abi: registryAbi,
      functionName: 'createApp',
      args: [owner, app.name, app.type, app.multiaddr, app.checksum, app.mrenclave],
    }),
  })
  const address = appAddress(appRegistry, owner, app)
  return register(tale, { kind: 'app', address, name: app.name, policy: null, holder })
}

/** Registers a dataset for its owner; gives its address. */
export const createDataset = (tale: Tale, holder: Role, dataset: DatasetContent): Address => {
  const { datasetRegistry } = tale.addresses
  const owner = tale.addressOf(holder)
  tale.send({
    from: holder,
    to: datasetRegistry,
    data: encodeFunctionData({
      abi: registryAbi,
      functionName: 'createDataset',
      args: [owner, dataset.name, dataset.multiaddr, dataset.checksum],
    }),
  })
  const address = datasetAddress(datasetRegistry, owner, dataset)
  return register(tale, { kind: 'dataset', address, name: dataset.name, policy: null, holder })
}

/** Registers a workerpool for its scheduler; gives its address. */
export const createWorkerpool = (tale: Tale, holder: Role, description: string): Address => {
  const { workerpoolRegistry } = tale.addresses
  const owner = tale.addressOf(holder)
  tale.send({
    from: holder,
    to: workerpoolRegistry,
    data: encodeFunctionData({
      abi: registryAbi,
      functionName: 'createWorkerpool',
      args: [owner, description],
    }),
  })
  const address = workerpoolAddress(workerpoolRegistry, owner, { description })
  return register(tale, { kind: 'workerpool', address, name: description, policy: DEFAULT_POLICY, holder })
}

/**
 * Gives a resource to somebody else; orders signed by the old owner no longer match. Sent by its owner, or by
 * a `sender` who was allowed to.
 */
export const giveResource = (
  tale: Tale,
  address: Address,
  to: Role,
  { sender, safely = false }: { sender?: Role; safely?: boolean } = {},
): void => {
  const resource = resourceOf(tale, address)
  const { holder, kind } = resource
  tale.send({
    from: sender ?? holder,
    to: tale.addresses[`${kind}Registry`],
    data: encodeFunctionData({
      abi: registryAbi,
      functionName: safely ? 'safeTransferFrom' : 'transferFrom',
      args: [tale.addressOf(holder), tale.addressOf(to), BigInt(address)],
    }),
  })
  resource.holder = to
  resource.owner = tale.addressOf(to)
}

/** Lets somebody move one resource, once. */
export const approveResource = (tale: Tale, address: Address, operator: Role): void => {
  const { holder, kind } = resourceOf(tale, address)
  tale.send({
    from: holder,
    to: tale.addresses[`${kind}Registry`],
    data: encodeFunctionData({
      abi: registryAbi,
      functionName: 'approve',
      args: [tale.addressOf(operator), BigInt(address)],
    }),
  })
}

/** Lets somebody move every resource of this kind that `owner` has or will have, or forbids it again. */
export const setOperator = (
  tale: Tale,
  kind: ResourceState['kind'],
  owner: Role,
  operator: Readonly<{ role: Role; isApproved: boolean }>,
): void => {
  tale.send({
    from: owner,
    to: tale.addresses[`${kind}Registry`],
    data: encodeFunctionData({
      abi: registryAbi,
      functionName: 'setApprovalForAll',
      args: [tale.addressOf(operator.role), operator.isApproved],
    }),
  })
}

/** Changes what a workerpool's next deals demand and keep, in percent. */
export const changePolicy = (
  tale: Tale,
  address: Address,
  policy: Readonly<{ workerStakeRatio: bigint; schedulerRewardRatio: bigint }>,
): void => {
  const resource = resourceOf(tale, address)
  tale.send({
    from: resource.holder,
    to: address,
    data: encodeFunctionData({
      abi: workerpoolAbi,
      functionName: 'changePolicy',
      args: [policy.workerStakeRatio, policy.schedulerRewardRatio],
    }),
  })
  resource.policy = policy
}

/** Adds a category; gives its index. */
export const createCategory = (
  tale: Tale,
  { name, description, workClockTimeRef }: { name: string; description: string; workClockTimeRef: bigint },
): bigint => {
  tale.send({
    from: 'admin',
    to: tale.addresses.hub,
    data: encodeFunctionData({
      abi: hubAbi,
      functionName: 'createCategory',
      args: [name, description, workClockTimeRef],
    }),
  })
  tale.categories.push({ name, workClockTimeRef })
  return BigInt(tale.categories.length - 1)
}

/** What the story knows of a resource. */
export const resourceOf = (tale: Tale, address: Address): ResourceState => {
  const resource = tale.resources.get(address)
  if (resource === undefined) throw new Error(`${address} is no resource of this story.`)
  return resource
}
