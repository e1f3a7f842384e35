import type { Need } from '../../core/need.js'
import { bigintAt, objectAt, type Source, textAt, textOrNullAt } from '../../core/source.js'
import { RESOURCE_KINDS, type ResourceKind } from '../resource/resourceKinds.js'

/** What can be found, in the order in which equally good hits are listed. */
export const SEARCH_KINDS = [
  'DEAL',
  'TASK',
  'APP',
  'DATASET',
  'WORKERPOOL',
  'ACCOUNT',
  'TRANSACTION',
  'ORDER',
  'CATEGORY',
] as const

/** Kind of a hit. */
export type SearchKind = (typeof SEARCH_KINDS)[number]

/** One place where something may be found. */
export type Place = Readonly<{
  kind: SearchKind
  /** Base root fields of one and of many. */
  one: string
  many: string
  /** What identifies the things there. */
  shape: 'hash' | 'address' | 'number'
  select: Need
  label: (found: Source) => string | null
  /** In words. */
  detail: (found: Source) => string
  /** Set where things have names and are used. */
  resource?: ResourceKind
}>

const inWords = (count: bigint, noun: string) => `${count} ${noun}${count === 1n ? '' : 's'}`
const nothing = () => null

const resource = (kind: SearchKind, found: ResourceKind): Place => ({
  kind,
  one: found.one,
  many: found.many,
  shape: 'address',
  select: { id: true, [found.name]: true },
  label: (source) => textOrNullAt(source, found.name),
  detail: () => found.one,
  resource: found,
})

const order = (one: string, owner: string): Place => ({
  kind: 'ORDER',
  one,
  many: `${one}s`,
  shape: 'hash',
  select: { id: true },
  label: nothing,
  detail: () => `order of ${owner}`,
})

/** Every place. */
export const PLACES: readonly Place[] = [
  {
    kind: 'DEAL',
    one: 'deal',
    many: 'deals',
    shape: 'hash',
    select: { id: true, botSize: true, app: { name: true } },
    label: nothing,
    detail: (deal) =>
      `${inWords(bigintAt(deal, 'botSize'), 'task')} of ${textAt(objectAt(deal, 'app'), 'name')}`,
  },
  {
    kind: 'TASK',
    one: 'task',
    many: 'tasks',
    shape: 'hash',
    select: { id: true, index: true, deal: { id: true } },
    label: nothing,
    detail: (task) => `task ${textAt(task, 'index')} of deal ${textAt(objectAt(task, 'deal'), 'id')}`,
  },
  resource('APP', RESOURCE_KINDS.App),
  resource('DATASET', RESOURCE_KINDS.Dataset),
  resource('WORKERPOOL', RESOURCE_KINDS.Workerpool),
  {
    kind: 'ACCOUNT',
    one: 'account',
    many: 'accounts',
    shape: 'address',
    select: { id: true, balance: true },
    label: nothing,
    detail: (account) => `${textAt(account, 'balance')} RLC staked`,
  },
  {
    kind: 'TRANSACTION',
    one: 'transaction',
    many: 'transactions',
    shape: 'hash',
    select: { id: true, blockNumber: true },
    label: nothing,
    detail: (transaction) => `block ${textAt(transaction, 'blockNumber')}`,
  },
  order('appOrder', 'an app'),
  order('datasetOrder', 'a dataset'),
  order('workerpoolOrder', 'a workerpool'),
  order('requestOrder', 'a requester'),
  {
    kind: 'CATEGORY',
    one: 'category',
    many: 'categories',
    shape: 'number',
    select: { id: true, name: true },
    label: (category) => textOrNullAt(category, 'name'),
    detail: () => 'category',
  },
]
