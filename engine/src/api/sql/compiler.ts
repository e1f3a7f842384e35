import type { EntityType } from '../../core/inputSchema.js'
import { OPEN } from '../../core/tables.js'
import type { QueryError } from '../request/queryError.js'
import type { ApiSchema } from '../schema/apiSchema.js'
import { bind, name, raw, type Sql, sql } from './sql.js'

/** An error a statement may report; made only when it does, for an error costs more than a plan. */
export type ReportedError = () => QueryError

/** What the parts of one statement share while it is written. */
export type Compiler = Readonly<{
  schema: ApiSchema
  /** Whether the statement reads at a given block instead of the head. */
  pinned: boolean
  /** A table alias not used before. */
  alias: () => string
  /** Expression that reports the error when it is evaluated, and yields `null`. */
  report: (error: ReportedError) => Sql
}>

/** Name of the SQL function behind `Compiler.report`; its argument is an index into the statement's errors. */
export const REPORT_FUNCTION = 'report_error'

/** A compiler, and the list its reported errors are collected in. */
export const createCompiler = (
  schema: ApiSchema,
  pinned: boolean,
): { compiler: Compiler; errors: readonly ReportedError[] } => {
  const errors: ReportedError[] = []
  let aliases = 0
  const compiler: Compiler = {
    schema,
    pinned,
    alias: () => {
      aliases += 1
      return `t${aliases}`
    },
    report: (error) => raw(`${REPORT_FUNCTION}(${errors.push(error) - 1})`),
  }
  return { compiler, errors }
}

/** A column of an aliased table. */
export const column = (alias: string, columnName: string): Sql => sql`${raw(alias)}.${name(columnName)}`

/** Condition that holds for the versions to be seen. */
export const visible = ({ pinned }: Compiler, type: EntityType, alias: string): Sql => {
  if (type.immutable) return pinned ? sql`${column(alias, '$block')} <= ${bind('block')}` : raw('1')
  if (!pinned) return sql`${column(alias, '$to')} = ${raw(String(OPEN))}`
  return sql`${column(alias, '$from')} <= ${bind('block')} AND ${column(alias, '$to')} > ${bind('block')}`
}
