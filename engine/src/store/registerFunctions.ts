import type { Database } from 'better-sqlite3'
import { NUMBER_AGGREGATES, NUMBER_FUNCTIONS } from '../core/aggregation/numberFunctions.js'
import { decodeNumber } from '../core/numberText.js'

/** Gives a connection the SQL functions that our statements use: `decode_number`, and exact arithmetic. */
export const registerFunctions = (db: Database): void => {
  const options = { deterministic: true, directOnly: true }
  db.function('decode_number', options, (text: unknown) =>
    typeof text === 'string' ? decodeNumber(text) : null,
  )
  const exact = { ...options, safeIntegers: true, varargs: true }
  for (const [name, work] of Object.entries(NUMBER_FUNCTIONS)) db.function(name, exact, work)
  for (const [name, fold] of Object.entries(NUMBER_AGGREGATES)) db.aggregate(name, { ...exact, ...fold })
}
