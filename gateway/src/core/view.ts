import type { AsOf } from './asOf.js'
import type { ChainFacts } from './chain.js'
import type { Source } from './source.js'

/** Values of a field's arguments, coerced, with defaults. */
export type Args = Readonly<Record<string, unknown>>

/** What every computed value of one response shares. */
export type ViewContext = Readonly<{
  /** Unix seconds; one value per response. */
  now: bigint
  chain: ChainFacts
  /** Throws when the upstream did not tell its block. */
  asOf: () => AsOf
  /** Says that the value may be another at a later block, and that the client waits so long for it. */
  waitFor: (seconds: number) => void
}>

/** Base fields to read, nested as in a selection: `{ startTime: true, category: { name: true } }`. */
export type Need = Readonly<{ [field: string]: true | Need }>

/** A field whose value is a function of base fields of the same object. */
export type ValueField = Readonly<{
  kind: 'value'
  /** Set when newer subgraphs store the field themselves; theirs is served then. */
  yields?: true
  /** Alternatives, best first: the first one that the base schema can answer is read. */
  needs: readonly Need[]
  /** Fields of the result that need more (`Type.field`), and are not offered where the base lacks it. */
  optional?: Readonly<Record<string, Need>>
  /** May return functions of their arguments as properties; they are called only when selected. */
  compute(source: Source, args: Args, context: ViewContext): unknown
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

export type ComputedField = ValueField | PickField

/** One look-up a root field makes in the upstream. */
export type Ask = Readonly<{
  /** Base root field. */
  field: string
  /** Value of its `id` argument; absent for a root field without one. */
  id?: string
  select: Need
}>

/** A root field that the gateway owns. */
export type RootField = Readonly<{
  kind: 'root'
  /** Base root fields without which the field is not offered. */
  requires: readonly string[]
  /** Set when the value is computed from the block of the answer. */
  readsBlock?: true
  asks(args: Args, context: Readonly<{ chain: ChainFacts }>): readonly Ask[]
  /** Answers come in the order of the asks; undefined where the base lacks that root field. */
  compute(answers: readonly unknown[], args: Args, context: ViewContext): unknown
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
