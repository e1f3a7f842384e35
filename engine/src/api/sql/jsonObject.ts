import { join, literal, raw, type Sql, sql } from './sql.js'

/** Part of a JSON text under construction: fixed characters, or an expression that yields text. */
export type Piece = string | Sql

/** SQLite takes up to 1000 arguments per function. */
const MAX_ARGUMENTS = 500

const mergeTexts = (pieces: readonly Piece[]): Piece[] => {
  const merged: Piece[] = []
  for (const piece of pieces) {
    const last = merged.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') merged[merged.length - 1] = last + piece
    else merged.push(piece)
  }
  return merged
}

const concat = (expressions: readonly Sql[]): Sql => {
  if (expressions.length <= MAX_ARGUMENTS) return sql`concat(${join(expressions, ', ')})`
  const chunks: Sql[] = []
  for (let start = 0; start < expressions.length; start += MAX_ARGUMENTS)
    chunks.push(concat(expressions.slice(start, start + MAX_ARGUMENTS)))
  return concat(chunks)
}

/** Expression that yields the pieces as one text; null counts as empty, which is what an empty list aggregates to. */
export const concatPieces = (pieces: readonly Piece[]): Sql =>
  concat(mergeTexts(pieces).map((piece) => (typeof piece === 'string' ? literal(piece) : piece)))

/** Pieces of a JSON object with these members. */
export const objectPieces = (
  members: readonly (readonly [key: string, value: readonly Piece[]])[],
): Piece[] => [
  ...members.flatMap(([key, value], index) => [
    `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`,
    ...value,
  ]),
  members.length === 0 ? '{}' : '}',
]

/**
 * JSON array of what the rows of a source yield, in their order. The brackets stay outside of the
 * statement's nesting, which SQLite limits.
 */
export const arrayPieces = (element: Sql, source: Sql, alias: string): Piece[] => [
  '[',
  sql`(SELECT group_concat(${element}, ',') FROM (${source}) ${raw(alias)})`,
  ']',
]
