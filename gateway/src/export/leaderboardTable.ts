import { once } from '../core/once.js'
import { readContenders } from '../views/leaderboard/contenders.js'
import { labelsOf } from '../views/leaderboard/labelsOf.js'
import { rank } from '../views/leaderboard/rank.js'
import { RANK_METRICS, SUBJECTS, type Subject } from '../views/leaderboard/subjects.js'
import { valueText } from '../views/leaderboard/valueText.js'
import { ratio } from '../views/lib/ratio.js'
import { type StatWindow, spanOf } from '../views/lib/statWindow.js'
import { oneOf } from './exportRequest.js'
import { onePage } from './seriesTable.js'
import type { Cell, ExportView } from './table.js'

const WINDOWS: readonly StatWindow[] = ['LAST_24H', 'LAST_7D', 'LAST_14D', 'LAST_30D', 'LAST_90D', 'ALL_TIME']

/** Exports a whole leaderboard. */
export const leaderboardTable: ExportView = async ({ params, first }, context) => {
  const subject = oneOf(params, 'subject', { known: Object.keys(SUBJECTS) as Subject[] })
  const metric = oneOf(params, 'metric', { known: RANK_METRICS })
  const window = oneOf(params, 'window', { known: WINDOWS, fallback: 'LAST_30D' })
  const span = once(async () => spanOf(window, BigInt((await context.asOf()).blockTimestamp)))
  const { contenders, whole } = await readContenders({ subject, metric, span }, context)
  const ranked = rank(contenders)
  const shown = ranked.slice(0, first)
  const labels = await labelsOf(
    subject,
    shown.map(({ address }) => address),
    context.read,
  )
  const rows = shown.map(({ rank: place, address, value }): readonly Cell[] => [
    place,
    address,
    labels.get(address) ?? null,
    valueText(value, metric),
    whole === null || typeof value === 'number' ? null : ratio(value, whole),
  ])
  return {
    columns: ['rank', 'address', 'label', 'value', 'share'],
    totalRows: ranked.length,
    next: undefined,
    pages: onePage(rows),
  }
}
