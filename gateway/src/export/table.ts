import type { ViewContext } from '../core/view.js'
import type { ExportRequest } from './exportRequest.js'

/** A value of a row. Numbers that may be large and amounts are decimal text. */
export type Cell = string | number | boolean | null

/** A table that is exported: its columns, and rows as they come. */
export type Table = Readonly<{
  columns: readonly string[]
  /** All rows there are, whatever part of them is given. */
  totalRows: number
  /** Where the next export has to begin; undefined when this one holds the rest. */
  next: string | undefined
  pages: AsyncIterable<readonly (readonly Cell[])[]>
}>

/** Prepares a table for one request. What it has to say beside its rows is known before the first of them. */
export type ExportView = (request: ExportRequest, context: ViewContext) => Promise<Table>
