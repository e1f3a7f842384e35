import { identifier } from '../../core/tables.js'
import type { Parameter } from '../plan/plan.js'

/** What a placeholder stands for: the block a request reads at, or a value of its plan. */
export type SqlParameter = Parameter | 'block'

/** Statement text with its parameters in order. Only `sql` and its helpers make one. */
export type Sql = Readonly<{ text: string; parameters: readonly SqlParameter[] }>

/** Text that is ours: keywords and numbers of the planner, never anything a client wrote. */
export const raw = (text: string): Sql => ({ text, parameters: [] })

/** A name of a table, column or alias. */
export const name = (text: string): Sql => raw(identifier(text))

/** A text literal; only ever made of names from the schema and keys from the query's grammar. */
export const literal = (text: string): Sql => raw(`'${text.replaceAll("'", "''")}'`)

/** A placeholder. */
export const bind = (parameter: SqlParameter): Sql => ({ text: '?', parameters: [parameter] })

/** Pieces with a separator between them. */
export const join = (pieces: readonly Sql[], separator: string): Sql => ({
  text: pieces.map((piece) => piece.text).join(separator),
  parameters: pieces.flatMap((piece) => piece.parameters),
})

/**
 * Puts fragments together in reading order.
 *
 * @example
 * sql`SELECT 1 FROM ${name('deal')} WHERE ${name('id')} = ${bind(id)}`
 */
export const sql = (texts: TemplateStringsArray, ...pieces: readonly Sql[]): Sql => ({
  text: texts.reduce((text, next, index) => text + (pieces[index - 1]?.text ?? '') + next),
  parameters: pieces.flatMap((piece) => piece.parameters),
})
