import type { ColumnValue } from '../../core/tables.js'
import type { BlockConstraint, Group, Plan, Root } from '../plan/plan.js'
import { isConstant, refresh, type Value } from '../request/value.js'
import type { ApiSchema } from '../schema/apiSchema.js'
import { compileRoot, type EntityRoot } from '../sql/compileRoot.js'
import type { ReportedError } from '../sql/compiler.js'
import type { SqlParameter } from '../sql/sql.js'

/** Gives the value to bind, for the variables and the block of one run. */
export type Binder = (variables: ReadonlyMap<string, Value>, block: number) => ColumnValue

/** A statement ready to run: its text, how to bind it, and the errors it may report by index. */
export type CompiledStatement = Readonly<{
  text: string
  binders: readonly Binder[]
  errors: readonly ReportedError[]
}>

/** A root field ready to run; statements are written when first needed. */
export type CompiledRoot =
  | Readonly<{ kind: 'entities'; key: string; root: EntityRoot; at: (pinned: boolean) => CompiledStatement }>
  | Exclude<Root, EntityRoot>

export type CompiledGroup = Readonly<
  Omit<Group, 'roots'> & { block: BlockConstraint; roots: readonly CompiledRoot[] }
>

const binderOf = (parameter: SqlParameter): Binder => {
  if (parameter === 'block') return (_, block) => block
  const { value, encode } = parameter
  if (!isConstant(value)) return (variables) => encode(refresh(value, variables))
  // A constant that cannot be encoded is an answer to the query, so it fails when run, not here.
  let encoded: { value: ColumnValue } | undefined
  return () => {
    encoded ??= { value: encode(value) }
    return encoded.value
  }
}

const once = <T>(create: () => T): (() => T) => {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: create() }
    return made.value
  }
}

const compile = (schema: ApiSchema, root: EntityRoot, pinned: boolean): CompiledStatement => {
  const { sql, errors } = compileRoot(schema, root, { pinned })
  return { text: sql.text, binders: sql.parameters.map(binderOf), errors }
}

/** Prepares a plan for repeated runs. */
export const compilePlan = (schema: ApiSchema, plan: Plan): readonly CompiledGroup[] =>
  plan.groups.map((group) => ({
    ...group,
    roots: group.roots.map((root): CompiledRoot => {
      if (root.kind !== 'entity' && root.kind !== 'collection') return root
      const atHead = once(() => compile(schema, root, false))
      const atBlock = once(() => compile(schema, root, true))
      return { kind: 'entities', key: root.key, root, at: (pinned) => (pinned ? atBlock() : atHead()) }
    }),
  }))
