import { type Address, type Hex, sliceHex } from 'viem'
import { nrlc } from './nrlc.js'

/** What the hub keeps of a deal of the Boost extension. Its resources, category, params and beneficiary it forgets. */
export type BoostDealOnChain = Readonly<{
  appOwner: Address
  appPrice: bigint
  datasetOwner: Address
  datasetPrice: bigint
  workerpoolOwner: Address
  workerpoolPrice: bigint
  requester: Address
  workerReward: bigint
  callback: Address
  deadline: number
  botFirst: number
  botSize: number
  shortTag: Hex
  sponsor: Address
}>

type IndexedTerms = Readonly<{
  tag: string
  workerpoolPrice: string
  schedulerRewardRatio: string
  startTime: string
  workClockTimeRef: string
}>

/** What the hub must have made of the terms that it does not keep as they were. */
export const derivedOf = (deal: IndexedTerms) => ({
  shortTag: sliceHex(deal.tag as Hex, -3),
  workerReward: (nrlc(deal.workerpoolPrice) * (100n - BigInt(deal.schedulerRewardRatio))) / 100n,
  deadline: BigInt(deal.startTime) + 7n * BigInt(deal.workClockTimeRef),
})

/** The fields of a Boost deal as an index that agrees has them. Nobody stakes, and one worker is trusted. */
export const boostFields = (onChain: BoostDealOnChain) => ({
  ...onChain,
  appOwner: onChain.appOwner.toLowerCase(),
  datasetOwner: onChain.datasetOwner.toLowerCase(),
  workerpoolOwner: onChain.workerpoolOwner.toLowerCase(),
  requester: onChain.requester.toLowerCase(),
  callback: onChain.callback.toLowerCase(),
  sponsor: onChain.sponsor.toLowerCase(),
  trust: 1n,
  workerStake: 0n,
})
