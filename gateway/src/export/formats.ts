import type { Cell } from './table.js'

/** What the first line of an export says of it. */
export type ExportFacts = Readonly<Record<string, string | number | boolean | null>>

/** How a table is written. */
export type Format = Readonly<{
  contentType: string
  /** What stands before the rows. */
  head: (facts: ExportFacts, columns: readonly string[]) => string
  row: (cells: readonly Cell[], columns: readonly string[]) => string
}>

/** Spreadsheets take text that begins like this for a formula. */
const FORMULA = /^[=+\-@\t\r]/
const NUMBER = /^-?\d+(\.\d+)?$/

const cellText = (cell: Cell): string => {
  if (cell === null) return ''
  const text = String(cell)
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const line = (cells: readonly Cell[]): string => `${cells.map(cellText).join(',')}\r\n`

/** How exports are written, by the ending of their address. */
export const FORMATS: Readonly<Record<string, Format>> = {
  csv: {
    contentType: 'text/csv; charset=utf-8; header=present',
    head: (facts, columns) =>
      `# ${Object.entries(facts)
        .map(([name, value]) => `${name}=${value}`)
        .join(' ')}\r\n${line(columns)}`,
    row: line,
  },
  ndjson: {
    contentType: 'application/x-ndjson; charset=utf-8',
    head: (facts) => `${JSON.stringify(facts)}\n`,
    row: (cells, columns) =>
      `${JSON.stringify(Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? null])))}\n`,
  },
}
