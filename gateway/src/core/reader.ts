import type { BaseNode, BaseSelection } from './baseNode.js'
import type { Need } from './need.js'
import type { Source } from './source.js'

/** One look-up in the upstream. */
export type Ask = Readonly<{
  /** Base root field. */
  field: string
  /** Its arguments; undefined ones are left out. */
  args?: Readonly<Record<string, unknown>>
  /** What the view reads of each object found. */
  select: Need
  /** What the client reads of them. */
  selections?: readonly BaseSelection[]
}>

/** An object of the upstream: what the view asked of it, and what it hands on to the client. */
export type Found = Readonly<{ source: Source; node: BaseNode }>

/** A block that a client named in a `block` argument. */
export type BlockArgument = Readonly<Record<string, unknown>>

/**
 * Looks up objects in the upstream. Whatever is asked at the same moment travels in one request, and all requests
 * of an operation are answered from the same block.
 */
export type Reader = Readonly<{
  /** Asks a root field of one object; null also where the base has no such field. */
  one: (ask: Ask) => Promise<Found | null>
  /** Asks a root field of a list; empty also where the base has no such field. */
  many: (ask: Ask) => Promise<readonly Found[]>
  /** A reader of another block. */
  at: (block: BlockArgument) => Reader
}>
