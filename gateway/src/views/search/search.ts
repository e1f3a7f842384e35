import type { Need } from '../../core/need.js'
import type { Found } from '../../core/reader.js'
import { RequestError } from '../../core/requestError.js'
import { bigintAt, objectAt, type Source, textAt, textOrNullAt } from '../../core/source.js'
import type { Args, View, ViewContext } from '../../core/view.js'
import { normalizeQuery, type SearchQuery } from './normalizeQuery.js'

type Kind =
  | 'DEAL'
  | 'TASK'
  | 'APP'
  | 'DATASET'
  | 'WORKERPOOL'
  | 'ACCOUNT'
  | 'TRANSACTION'
  | 'ORDER'
  | 'CATEGORY'

/** One place where an identifier may be found. */
type Place = Readonly<{
  kind: Kind
  /** Base root field. */
  field: string
  shape: SearchQuery['shape']
  select: Need
  label?: (found: Source) => string | null
  detail: (found: Source) => string
}>

const inWords = (count: bigint, noun: string) => `${count} ${noun}${count === 1n ? '' : 's'}`
const order = (field: string, detail: string): Place => ({
  kind: 'ORDER',
  field,
  shape: 'hash',
  select: { id: true },
  detail: () => detail,
})

/** In the order in which equally good hits are listed. */
const PLACES: readonly Place[] = [
  {
    kind: 'DEAL',
    field: 'deal',
    shape: 'hash',
    select: { botSize: true, app: { name: true } },
    detail: (deal) =>
      `${inWords(bigintAt(deal, 'botSize'), 'task')} of ${textAt(objectAt(deal, 'app'), 'name')}`,
  },
  {
    kind: 'TASK',
    field: 'task',
    shape: 'hash',
    select: { index: true, deal: { id: true } },
    detail: (task) => `task ${textAt(task, 'index')} of deal ${textAt(objectAt(task, 'deal'), 'id')}`,
  },
  {
    kind: 'APP',
    field: 'app',
    shape: 'address',
    select: { name: true },
    label: (app) => textOrNullAt(app, 'name'),
    detail: () => 'app',
  },
  {
    kind: 'DATASET',
    field: 'dataset',
    shape: 'address',
    select: { name: true },
    label: (dataset) => textOrNullAt(dataset, 'name'),
    detail: () => 'dataset',
  },
  {
    kind: 'WORKERPOOL',
    field: 'workerpool',
    shape: 'address',
    select: { description: true },
    label: (workerpool) => textOrNullAt(workerpool, 'description'),
    detail: () => 'workerpool',
  },
  {
    kind: 'ACCOUNT',
    field: 'account',
    shape: 'address',
    select: { balance: true },
    detail: (account) => `${textAt(account, 'balance')} RLC staked`,
  },
  {
    kind: 'TRANSACTION',
    field: 'transaction',
    shape: 'hash',
    select: { blockNumber: true },
    detail: (transaction) => `block ${textAt(transaction, 'blockNumber')}`,
  },
  order('appOrder', 'order of an app'),
  order('datasetOrder', 'order of a dataset'),
  order('workerpoolOrder', 'order of a workerpool'),
  order('requestOrder', 'order of a requester'),
  {
    kind: 'CATEGORY',
    field: 'category',
    shape: 'number',
    select: { name: true },
    label: (category) => textOrNullAt(category, 'name'),
    detail: () => 'category',
  },
]

const PATHS: Readonly<Partial<Record<Kind, string>>> = { ACCOUNT: 'address', TRANSACTION: 'tx' }
const DEFAULT_HITS = 10
const MAX_HITS = 100

const pageSizeOf = ({ first }: Args): number => {
  const size = Number(first ?? DEFAULT_HITS)
  if (size >= 0 && size <= MAX_HITS) return size
  throw new RequestError('PAGE_SIZE_EXCEEDED', `"first" must be between 0 and ${MAX_HITS}, not ${size}.`, {
    facts: { limit: MAX_HITS, actual: size },
  })
}

const queryOf = ({ query }: Args) => normalizeQuery(String(query))

const placesOf = (args: Args): readonly Place[] => {
  const { shape } = queryOf(args)
  const kinds = Array.isArray(args.kinds) ? args.kinds : undefined
  return PLACES.filter((place) => place.shape === shape && (kinds?.includes(place.kind) ?? true))
}

const hitsOf = (answers: readonly (Found | null)[], args: Args, { chain }: ViewContext) => {
  const { normalized: id, shape } = queryOf(args)
  const hit = (kind: Kind, label: string | null, detail: string) => ({
    kind,
    id,
    chainId: chain.id,
    label,
    detail,
    matchedOn: 'id',
    score: 1,
    path: `/${chain.slug}/${PATHS[kind] ?? kind.toLowerCase()}/${id}`,
  })
  const places = placesOf(args)
  const hits = places.flatMap(({ kind, label, detail }, index) => {
    const found = answers[index]?.source
    return found ? [hit(kind, label?.(found) ?? null, detail(found))] : []
  })
  const asksAccount = places.some(({ kind }) => kind === 'ACCOUNT')
  const unused = shape === 'address' && asksAccount ? hit('ACCOUNT', null, 'no activity yet') : null
  return { hits, redirect: hits[0] ?? unused }
}

/** The search box: what an identifier stands for. */
export const searchView: View = {
  sdl: 'views/search/search.graphql',
  roots: {
    search: {
      requires: {},
      compute: async (args, context) => {
        pageSizeOf(args)
        const id = queryOf(args).normalized
        const answers = await Promise.all(
          placesOf(args).map(({ field, select }) => context.read.one({ field, args: { id }, select })),
        )
        const { normalized, warnings } = queryOf(args)
        const { hits, redirect } = hitsOf(answers, args, context)
        return {
          normalized,
          redirect,
          hits: hits.slice(0, pageSizeOf(args)),
          totalCount: hits.length,
          warnings,
        }
      },
    },
  },
}
