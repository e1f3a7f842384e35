import { RequestError } from '../core/requestError.js'
import { METRICS, type MetricName } from '../views/series/metrics.js'
import { networkSeries } from '../views/series/networkSeries.js'
import { MOST_ROWS, oneOf } from './exportRequest.js'
import type { Cell, ExportView } from './table.js'

const INTERVALS = ['HOUR', 'DAY', 'WEEK', 'MONTH'] as const

/** Exports series of the network: a row for each bucket, a column for each metric. */
export const seriesTable: ExportView = async ({ params }, context) => {
  const metrics = metricsOf(params)
  const series = await networkSeries(
    {
      metrics,
      interval: oneOf(params, 'interval', { known: INTERVALS }),
      from: timeAt(params, 'from') ?? missing('from'),
      to: timeAt(params, 'to'),
      cumulative: params.get('cumulative') === 'true',
    },
    context,
    MOST_ROWS,
  )
  const points = series[0]?.points ?? []
  const rows = points.map(({ from, to, isPartial }, index): readonly Cell[] => [
    from,
    to,
    isPartial,
    ...series.map((one) => one.points[index]?.value ?? null),
  ])
  return {
    columns: ['from', 'to', 'isPartial', ...metrics],
    totalRows: rows.length,
    next: undefined,
    pages: onePage(rows),
  }
}

const metricsOf = (params: URLSearchParams): readonly MetricName[] => {
  const names = (params.get('metrics') ?? '').split(',').filter((name) => name !== '')
  const unknown = names.filter((name) => !(name in METRICS))
  if (names.length > 0 && unknown.length === 0) return names as readonly MetricName[]
  throw new RequestError(
    'BAD_USER_INPUT',
    `"metrics" must be names separated by commas${unknown.length > 0 ? `, not "${unknown.join(', ')}"` : ''}. They are ${Object.keys(METRICS).join(', ')}.`,
  )
}

const timeAt = (params: URLSearchParams, name: string): bigint | undefined => {
  const text = params.get(name)
  if (text === null) return undefined
  if (/^\d{1,12}$/.test(text)) return BigInt(text)
  throw new RequestError('BAD_USER_INPUT', `"${name}" must be in seconds since 1970, not "${text}".`)
}

const missing = (name: string): never => {
  throw new RequestError('BAD_USER_INPUT', `"${name}" is missing: seconds since 1970.`)
}

/** Rows that are all known already. */
export async function* onePage(rows: readonly (readonly Cell[])[]): AsyncGenerator<typeof rows> {
  yield rows
}
