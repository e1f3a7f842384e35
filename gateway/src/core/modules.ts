/** A naming service such as ENS. */
export type Naming = Readonly<{
  /** Name of an address that leads back to it and is written in its normal form; null when there is none. */
  primaryName: (address: string) => Promise<string | null>
  /** Address of a name, in lower case; null when it has none. */
  addressOf: (name: string) => Promise<string | null>
}>

/** What can be offered on a market. */
export type OfferKind = 'APP' | 'DATASET' | 'WORKERPOOL'

/** An order that was signed and published off chain, still open. */
export type PublishedOrder = Readonly<{
  orderHash: string
  kind: OfferKind
  resource: string
  /** In nRLC. */
  price: bigint
  volume: bigint
  remaining: bigint
  tag: string
  signer: string
  /** Unix seconds. */
  publishedAt: bigint
  /** Null where anyone is allowed. */
  restrictedApp: string | null
  restrictedDataset: string | null
  restrictedWorkerpool: string | null
  restrictedRequester: string | null
  category: string | null
  trust: bigint | null
}>

/** Which published orders are wanted. */
export type OrderQuery = Readonly<{
  kind: OfferKind
  resource?: string
  owner?: string
  requester?: string
  /** Leaves out what is open to any requester. */
  strict?: boolean
  first: number
  offset: number
}>

/** A market of orders published off chain. */
export type Market = Readonly<{
  orders: (query: OrderQuery) => Promise<Readonly<{ orders: readonly PublishedOrder[]; count: number }>>
}>

/** One declared path of a protected data, and its type. */
export type DataSchemaField = Readonly<{ path: string; type: string }>

/** Where protected data declares what is in it. */
export type DataSchemas = Readonly<{
  /** What a dataset declares, by its address in lower case; null when it declares nothing. */
  schemaOf: (dataset: string) => Promise<readonly DataSchemaField[] | null>
  /** Addresses of the datasets that declare all of these, each written as `path:type`; `most` at most. */
  declaring: (entries: readonly string[], most: number) => Promise<readonly string[]>
}>

/** Services beside the subgraph. Fields that need one that is absent are null. */
export type Modules = Readonly<{
  naming?: Naming | undefined
  market?: Market | undefined
  dataSchemas?: DataSchemas | undefined
}>
