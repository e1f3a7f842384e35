import type { AsOf } from './asOf.js'
import type { ChainFacts } from './chain.js'
import type { Need } from './need.js'
import type { Peer } from './peer.js'
import type { Reader } from './reader.js'
import type { Selected } from './selected.js'
import type { Source } from './source.js'

/** Values of a field's arguments, coerced, with defaults. */
export type Args = Readonly<Record<string, unknown>>

/** What every computed value of one response shares. */
export type ViewContext = Readonly<{
  /** Unix seconds; one value per response. */
  now: bigint
  chain: ChainFacts
  /** Known once the upstream has answered; rejects when it did not tell its block. */
  asOf: () => Promise<AsOf>
  /** Looks up more, at the block of the response. */
  read: Reader
  /** Says that the value may be another at a later block, and that the client waits so long for it. */
  waitFor: (seconds: number) => void
  /** Whether the base has these root fields, and fields of what they find. */
  offers: (need: Need) => boolean
  /** The other chains of the gateway. */
  peers: readonly Peer[]
  /** Tells clients something beside the data, under `extensions`. */
  extend: (extensions: ViewExtensions) => void
}>

/** What views tell beside the data. */
export type ViewExtensions = Readonly<{
  /** Version of the definitions of all metrics; raised when a formula changes. */
  definitions?: string
  /** What the answer lacks, and why. */
  warnings?: readonly string[]
}>

/**
 * Properties of a computed value may be functions of their arguments, called only when they are selected, and
 * promises. Where the schema has a type of the base, the value is the `node` of something found.
 */
export type Computed = unknown

/** What one value of a field counts against the cost limit of an operation. @default 1 */
type Priced = Readonly<{ cost?: number }>

/** A field whose value is a function of base fields of the same object, and of what it looks up. */
export type ValueField = Readonly<{
  kind: 'value'
  /** Set when newer subgraphs store the field themselves; theirs is served then. */
  yields?: true
  /** Alternatives, best first: the first one that the base schema can answer is read. */
  needs: readonly Need[]
  /** Fields of the result that need more (`Type.field`), and are not offered where the base lacks it. */
  optional?: Readonly<Record<string, Need>>
  /** Base root fields, and fields of what they find, without which the field is not offered. */
  requires?: Need
  compute(source: Source, args: Args, context: ViewContext, selected: Selected): Computed
}>

/** A field that is one of several base references, such as the payer of a deal. */
export type PickField = Readonly<{
  kind: 'pick'
  needs: readonly Need[]
  /** Base fields of the same type, each asked for with the client's selection. */
  from: readonly string[]
  /** Says which of them is the answer. */
  pick(source: Source): string
}>

export type ComputedField = (ValueField | PickField) & Priced

/** A root field that the gateway owns. */
export type RootField = Priced &
  Readonly<{
    /** Base root fields, and fields of what they find, without which the field is not offered. */
    requires: Need
    /** Fields of the result that need more (`Type.field`), and are not offered where the base lacks it. */
    optional?: Readonly<Record<string, Need>>
    /** What it looks up before it waits for anything goes out with the base fields of the operation. */
    compute(args: Args, context: ViewContext, selected: Selected): Computed
  }>

/** Arguments for a field of the query type, with their types. */
export type QueryArguments = Readonly<Record<string, Readonly<{ type: string; value: unknown }>>>

/** A subscription to one object: it is queried again at new blocks, and sent when it changed. */
export type WatchField = Readonly<{
  kind: 'watch'
  /** Root field of the query type, which has the type of the subscription. */
  field: string
  arguments(args: Args): QueryArguments
}>

/** A subscription to objects of a list: those that are new, or changed, since it began are sent one by one. */
export type ListField = Readonly<{
  kind: 'list'
  /** Root field of the base schema, whose objects have an `id` and the `timestamp` of their last change. */
  field: string
  /** Input type of its `where` argument. */
  filterType: string
  /** Filters by what the client wants. */
  filter(args: Args): Readonly<Record<string, unknown>>
  /** Base fields that, with `id` and `timestamp`, tell one change of an object from another. */
  distinguish: readonly string[]
}>

export type SubscriptionField = WatchField | ListField

/** One concern of the served schema: the SDL file beside it and the code behind its fields. */
export type View = Readonly<{
  /** Path of the SDL file below `src/`. */
  sdl: string
  fields?: Readonly<Record<string, Readonly<Record<string, ComputedField>>>>
  roots?: Readonly<Record<string, RootField>>
  subscriptions?: Readonly<Record<string, SubscriptionField>>
}>
