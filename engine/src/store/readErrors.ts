import { bytesToHex, type Hex } from '../core/hex.js'
import { ERRORS_TABLE, identifier } from '../core/tables.js'
import type { Connection } from './openDatabase.js'

/** An error of a handler that every indexer would meet. A fatal one stopped the subgraph. */
export type StoredError = Readonly<{
  block: number
  message: string
  handler: string | undefined
  transactionHash: Hex | undefined
  logIndex: number | undefined
  fatal: boolean
}>

type ErrorRow = {
  block: number
  message: string
  handler: string | null
  transactionHash: Uint8Array | null
  logIndex: number | null
  fatal: number
}

/** The errors that a database keeps, in the order of their blocks. */
export const readErrors = (db: Connection): readonly StoredError[] =>
  db
    .prepare<[], ErrorRow>(
      `SELECT block, message, handler, transactionHash, logIndex, fatal FROM ${identifier(ERRORS_TABLE)} ORDER BY block, rowid`,
    )
    .all()
    .map((row) => ({
      block: row.block,
      message: row.message,
      handler: row.handler ?? undefined,
      transactionHash: row.transactionHash ? bytesToHex(row.transactionHash) : undefined,
      logIndex: row.logIndex ?? undefined,
      fatal: row.fatal === 1,
    }))
