import type { OperationWeight } from '../executor/createExecutor.js'

/** What an operation over a connection that stays open is counted by. */
export type LiveAccount = Readonly<{
  /** Counts the fields of a document that has not been seen lately. @throws RequestError when that is too much. */
  readDocument: (fields: number) => void
  /** Counts a query before it runs. @throws RequestError when it may not. */
  admit: (weight: OperationWeight) => void
}>

/**
 * Lets the client of a connection begin an operation of this text.
 *
 * @throws RequestError when it may not.
 */
export type LiveAdmission = (source: string) => LiveAccount
