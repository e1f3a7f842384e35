import { once } from '../../core/once.js'
import { RequestError } from '../../core/requestError.js'
import type { Selected } from '../../core/selected.js'
import { textAt } from '../../core/source.js'
import type { Args, View, ViewContext } from '../../core/view.js'
import { DEFINITIONS } from '../lib/definitions.js'
import { ratio } from '../lib/ratio.js'
import { type Span, spanOf, toWindow } from '../lib/statWindow.js'
import { readContenders } from './contenders.js'
import { type Ranked, rank } from './rank.js'
import { type RankMetric, SUBJECTS, type Subject } from './subjects.js'
import { valueText } from './valueText.js'

const MOST_ENTRIES = 100

/** Resources and accounts by what they did. */
export const leaderboardView: View = {
  sdl: 'views/leaderboard/leaderboard.graphql',
  roots: {
    leaderboard: {
      cost: 200,
      requires: {
        appActivities: { deals: true },
        requesterActivities: { deals: true },
        workerActivities: { earned: true },
        workerpoolCohorts: { deadlineDay: true },
        ressourceUsers: { lastUsedAt: true },
      },
      compute: (args, context, selected) => {
        context.extend({ definitions: DEFINITIONS })
        return leaderboard(args, context, selected)
      },
    },
  },
}

const leaderboard = async (args: Args, context: ViewContext, selected: Selected) => {
  const { subject, metric } = args as { subject: Subject; metric: RankMetric }
  const window = toWindow(args.window)
  const first = sizeOf(args.first)
  const span = once(async (): Promise<Span> => spanOf(window, BigInt((await context.asOf()).blockTimestamp)))
  const { contenders, whole } = await readContenders({ subject, metric, span }, context)
  const ranked = rank(contenders)
  return {
    subject,
    metric,
    window,
    totalCount: ranked.length,
    entries: () => entriesOf(ranked.slice(0, first), { subject, metric, whole }, { context, selected }),
    asOf: context.asOf,
  }
}

const entriesOf = async (
  ranked: readonly Ranked[],
  { subject, metric, whole }: Readonly<{ subject: Subject; metric: RankMetric; whole: bigint | null }>,
  { context, selected }: Readonly<{ context: ViewContext; selected: Selected }>,
) => {
  const { list, entry, label } = SUBJECTS[subject]
  const found = await context.read.many({
    field: list,
    args: { first: MOST_ENTRIES, where: { id_in: ranked.map(({ address }) => address) } },
    select: label ? { id: true, [label]: true } : { id: true },
    selections: selected.of('entries', entry),
  })
  const byId = new Map(found.map((row) => [textAt(row.source, 'id'), row]))
  return ranked.map(({ address, value, rank: place }) => {
    const row = byId.get(address)
    return {
      rank: place,
      address,
      label: row && label ? textAt(row.source, label) : null,
      value: valueText(value, metric),
      share: whole === null || typeof value === 'number' ? null : ratio(value, whole),
      ...NO_SUBJECT,
      [entry]: row?.node ?? null,
    }
  })
}

const NO_SUBJECT = { app: null, dataset: null, workerpool: null, account: null } as const

const sizeOf = (first: unknown): number => {
  const size = Number(first ?? 20)
  if (size >= 0 && size <= MOST_ENTRIES) return size
  throw new RequestError(
    'PAGE_SIZE_EXCEEDED',
    `"first" must be between 0 and ${MOST_ENTRIES}, not ${size}.`,
    {
      facts: { limit: MOST_ENTRIES, actual: size },
    },
  )
}
