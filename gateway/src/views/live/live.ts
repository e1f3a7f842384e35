import { RequestError } from '../../core/requestError.js'
import type { Args, View, WatchField } from '../../core/view.js'

const LONGEST_WAIT_SECONDS = 25

const waitSecondsOf = ({ waitSeconds }: Args): number => {
  const seconds = Number(waitSeconds ?? 0)
  if (seconds >= 0 && seconds <= LONGEST_WAIT_SECONDS) return seconds
  throw new RequestError(
    'BAD_USER_INPUT',
    `"waitSeconds" must be between 0 and ${LONGEST_WAIT_SECONDS}, not ${seconds}.`,
    { facts: { limit: LONGEST_WAIT_SECONDS, actual: seconds } },
  )
}

/** Identifiers are stored in lower case. */
const lower = (value: unknown): string => String(value).toLowerCase()

const watchById = (field: string, argument: string): WatchField => ({
  kind: 'watch',
  field,
  arguments: (args) => ({ id: { type: 'ID!', value: lower(args[argument]) } }),
})

/** Filters by the arguments that were given. */
const given = (args: Args, names: readonly string[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(names.filter((name) => args[name] != null).map((name) => [name, lower(args[name])]))

/** What can be followed while it happens. */
export const liveView: View = {
  sdl: 'views/live/live.graphql',
  roots: {
    transactionIndexed: {
      requires: { transaction: { id: true } },
      compute: async (args, { read, waitFor }) => {
        const seconds = waitSecondsOf(args)
        const id = lower(args.hash)
        const transaction = await read.one({ field: 'transaction', args: { id }, select: { id: true } })
        if (transaction === null) waitFor(seconds)
        return transaction !== null
      },
    },
  },
  subscriptions: {
    head: { kind: 'watch', field: 'asOf', arguments: () => ({}) },
    deal: watchById('deal', 'id'),
    task: watchById('task', 'id'),
    transactionIndexed: watchById('transaction', 'hash'),
    dealMatched: {
      kind: 'list',
      field: 'deals',
      filterType: 'Deal_filter',
      filter: (args) => given(args, ['requester', 'app', 'workerpool', 'dataset']),
      distinguish: [],
    },
    taskUpdated: {
      kind: 'list',
      field: 'tasks',
      filterType: 'Task_filter',
      filter: (args) => ({
        ...given(args, ['requester']),
        ...(args.workerpool != null && { deal_: given(args, ['workerpool']) }),
      }),
      distinguish: ['status'],
    },
  },
}
