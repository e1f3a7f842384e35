import { type Address, type Hex, zeroAddress, zeroHash } from 'viem'

/** What an app's owner offers: `volume` runs for `appprice` nRLC each. */
export type AppOrder = Readonly<{
  app: Address
  appprice: bigint
  volume: bigint
  tag: Hex
  datasetrestrict: Address
  workerpoolrestrict: Address
  requesterrestrict: Address
  salt: Hex
}>

/** What a dataset's owner offers. */
export type DatasetOrder = Readonly<{
  dataset: Address
  datasetprice: bigint
  volume: bigint
  tag: Hex
  apprestrict: Address
  workerpoolrestrict: Address
  requesterrestrict: Address
  salt: Hex
}>

/** What a workerpool's owner offers. */
export type WorkerpoolOrder = Readonly<{
  workerpool: Address
  workerpoolprice: bigint
  volume: bigint
  tag: Hex
  category: bigint
  trust: bigint
  apprestrict: Address
  datasetrestrict: Address
  requesterrestrict: Address
  salt: Hex
}>

/** What a requester asks for. `params` are bytes: the contract takes any, also what is not UTF-8. */
export type RequestOrder = Readonly<{
  app: Address
  appmaxprice: bigint
  dataset: Address
  datasetmaxprice: bigint
  workerpool: Address
  workerpoolmaxprice: bigint
  requester: Address
  volume: bigint
  tag: Hex
  category: bigint
  trust: bigint
  beneficiary: Address
  callback: Address
  params: Hex
  salt: Hex
}>

/** Every kind of order, by its name. */
export type OrderByKind = {
  app: AppOrder
  dataset: DatasetOrder
  workerpool: WorkerpoolOrder
  request: RequestOrder
}

export type OrderKind = keyof OrderByKind

/** An order with its owner's signature; empty when the owner has signed it on chain. */
export type Signed<Order> = Order & Readonly<{ sign: Hex }>

/** The four orders of a deal. Without dataset, `dataset` is {@link NO_DATASET_ORDER}. */
export type SignedOrders = Readonly<{ [Kind in OrderKind]: Signed<OrderByKind[Kind]> }>

/** Stands for the absent dataset order of a deal. */
export const NO_DATASET_ORDER: Signed<DatasetOrder> = {
  dataset: zeroAddress,
  datasetprice: 0n,
  volume: 0n,
  tag: zeroHash,
  apprestrict: zeroAddress,
  workerpoolrestrict: zeroAddress,
  requesterrestrict: zeroAddress,
  salt: zeroHash,
  sign: '0x',
}
