import type { FieldNode, GraphQLField, VariableDefinitionNode } from 'graphql/index.js'
import type { BaseSelection } from '../core/baseNode.js'
import type { Selected } from '../core/selected.js'
import type { Args, RootField, ValueField, ViewContext } from '../core/view.js'

/** What a projection needs besides the upstream data. */
export type Run = Readonly<{
  /** Arguments of computed fields, by the number of their place in the document. */
  args: readonly Args[]
  context: ViewContext
  /** Notes work that must end before the result is whole. */
  defer: (work: Promise<void>) => void
  /** Values begun before the first answer, by the number of their place in the document. */
  ahead: readonly (() => Promise<unknown>)[]
}>

/** Turns upstream data into what the client asked for. */
export type Projection = (value: unknown, run: Run) => unknown

/** A selection, as the upstream is asked for it and as its answer is read. */
export type CompiledSelection = BaseSelection &
  Readonly<{
    /** Undefined when the answer can be taken as it came. */
    project: Projection | undefined
  }>

/** How a computed value is read, and what the client selected of it. */
export type CompiledShape = Readonly<{ project: Projection; selected: Selected }>

/**
 * A computed field below a root field that looks up one object by its id, and that reads nothing else of it: it can
 * begin before the object is there.
 */
export type AheadStep = Readonly<{
  field: ValueField
  /** Number of its arguments in {@link Run.args}. */
  argsIndex: number
  /** Number of the arguments of the root field. */
  lookUpIndex: number
  shape: CompiledShape
}>

/** A root field of the gateway, in one operation. */
export type RootStep = Readonly<{
  key: string
  root: RootField
  /** Number of its arguments in {@link Run.args}. */
  argsIndex: number
  shape: CompiledShape
}>

/** An operation that uses computed fields, ready to run with any values of its variables. */
export type Plan = Readonly<{
  /** Start of all aliases and variables added for the gateway; the document itself does not use it. */
  prefix: string
  /** Root selection of base fields. */
  base: CompiledSelection | undefined
  /** All variables of the operation. */
  variableDefinitions: readonly VariableDefinitionNode[]
  /** Variables that only the gateway evaluates. */
  ownVariables: readonly VariableDefinitionNode[]
  /** Places where computed fields have arguments. */
  argSites: readonly Readonly<{ field: GraphQLField<unknown, unknown>; node: FieldNode }>[]
  /** Response keys in order, and where each comes from. */
  keys: readonly Readonly<{ key: string; from: 'upstream' | 'gateway' | 'introspection' | 'typename' }>[]
  roots: readonly RootStep[]
  /** Fields that can begin before the first answer. */
  ahead: readonly AheadStep[]
  /** Introspection fields, answered from the served schema. */
  introspection: readonly FieldNode[]
  /** True when the block of the answer must be known. */
  readsBlock: boolean
}>
