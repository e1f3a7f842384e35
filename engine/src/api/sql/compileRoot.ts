import type { Root } from '../plan/plan.js'
import type { ApiSchema } from '../schema/apiSchema.js'
import { column, createCompiler, type ReportedError } from './compiler.js'
import { concatPieces } from './jsonObject.js'
import { collectionPieces, objectSql } from './selectionSql.js'
import { bind, raw, type Sql, sql } from './sql.js'

/** A statement that yields one row with one column, the JSON text; and the errors it may report. */
export type Statement = Readonly<{ sql: Sql; errors: readonly ReportedError[] }>

/** A root field that reads entities. */
export type EntityRoot = Extract<Root, { kind: 'entity' | 'collection' }>

/** The statement of a root field, for the head or for the block it is given when run. */
export const compileRoot = (
  schema: ApiSchema,
  root: EntityRoot,
  { pinned }: { pinned: boolean },
): Statement => {
  const { compiler, errors } = createCompiler(schema, pinned)
  const json =
    root.kind === 'collection'
      ? concatPieces(collectionPieces(compiler, root.collection, root.selection, undefined))
      : objectSql(
          compiler,
          root.selection,
          (_, alias) => sql`${column(alias, 'id')} = ${bind(root.id)}`,
          raw("'null'"),
        )
  return { sql: sql`SELECT ${json}`, errors }
}
