import {
  type ASTNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  Kind,
  print,
  type SelectionSetNode,
  visit,
} from 'graphql/index.js'
import type { ServedSchema } from '../schema/servedSchema.js'
import { createSelectionBudget, type SelectionScope } from './collectFields.js'
import type { AheadStep, CompiledSelection, Plan } from './plan.js'

/** What the parts of a compilation share and add to. */
export type CompileScope = SelectionScope &
  Readonly<{
    served: ServedSchema
    prefix: string
    /** Notes a place with arguments and returns its number. */
    addArgs: (field: GraphQLField<unknown, unknown>, node: FieldNode) => number
    argSites: Plan['argSites']
    /** Notes a field that can begin before the first answer and returns its number. */
    addAhead: (step: AheadStep) => number
    ahead: readonly AheadStep[]
    /** Prints the arguments of a base field, noting the variables used. */
    printArgs: (node: FieldNode) => string
    /** Variables that the base fields of this selection use. */
    upstreamVariables: ReadonlySet<string>
    /** Compiles base fields that are asked for on their own. */
    compileBase: (type: GraphQLObjectType, sets: readonly SelectionSetNode[]) => CompiledSelection
    /** Variables that computed fields use. */
    ownVariables: ReadonlySet<string>
    markBlockRead: () => void
    readsBlock: () => boolean
  }>

/** Compiles the selection of a base object. */
type CompileBase = (
  scope: CompileScope,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
) => CompiledSelection

/** Starts the compilation of one operation. */
export const createCompileScope = (
  served: ServedSchema,
  {
    source,
    fragments,
    conditions,
    compileBase,
  }: Readonly<{
    source: string
    fragments: ReadonlyMap<string, FragmentDefinitionNode>
    conditions: Readonly<Record<string, unknown>>
    compileBase: CompileBase
  }>,
): CompileScope => {
  const argSites: { field: GraphQLField<unknown, unknown>; node: FieldNode }[] = []
  const ahead: AheadStep[] = []
  const ownVariables = new Set<string>()
  const spend = createSelectionBudget()
  const prefix = unusedPrefix(source)
  let readsBlock = false
  const scopeOf = (upstreamVariables: Set<string>): CompileScope => ({
    served,
    schema: served.schema,
    fragments,
    conditions,
    spend,
    prefix,
    argSites,
    addAhead: (step) => ahead.push(step) - 1,
    ahead,
    addArgs: (field, node) => {
      for (const name of variablesIn(node)) ownVariables.add(name)
      return argSites.push({ field, node }) - 1
    },
    printArgs: ({ arguments: args = [] }) => {
      for (const { value } of args) for (const name of variablesIn(value)) upstreamVariables.add(name)
      return args.length === 0 ? '' : `(${args.map((arg) => print(arg)).join(', ')})`
    },
    upstreamVariables,
    compileBase: (type, sets) => compileBase(scopeOf(new Set()), type, sets),
    ownVariables,
    markBlockRead: () => {
      readsBlock = true
    },
    readsBlock: () => readsBlock,
  })
  return scopeOf(new Set())
}

/** Start of names that a document does not use. */
export const unusedPrefix = (source: string): string => {
  let prefix = 'x_'
  while (source.includes(prefix)) prefix = `x${prefix}`
  return prefix
}

/** Names of the variables inside a part of a document. */
export const variablesIn = (value: ASTNode): readonly string[] => {
  const names: string[] = []
  visit(value, { [Kind.VARIABLE]: (node) => void names.push(node.name.value) })
  return names
}
