import type { Aggregation } from '../../core/aggregation/aggregation.js'
import { INTERVALS } from '../../core/aggregation/interval.js'
import { QueryError } from '../request/queryError.js'
import { NULL, type Value } from '../request/value.js'
import type { CurrentBucket } from './plan.js'

const textOf = (args: ReadonlyMap<string, Value>, name: string): string => {
  const value = args.get(name) ?? NULL
  return value.kind === 'Enum' || value.kind === 'String' ? value.value : ''
}

/**
 * The interval of an aggregation that a field asks for.
 *
 * @throws QueryError when the aggregation does not have it.
 */
export const planInterval = (aggregation: Aggregation, args: ReadonlyMap<string, Value>): CurrentBucket => {
  const text = textOf(args, 'interval')
  const interval = INTERVALS.find((candidate) => candidate === text)
  const table = interval && aggregation.tables.get(interval)
  if (table) return { aggregation, interval, table }
  const declared = [...aggregation.tables.keys()].join(', ')
  throw new QueryError(
    `The aggregation \`${aggregation.name}\` has no interval \`${text}\`, only: ${declared}`,
  )
}

/** Whether a field asks for the bucket in progress too. */
export const wantsCurrent = (args: ReadonlyMap<string, Value>): boolean =>
  textOf(args, 'current') === 'include'
