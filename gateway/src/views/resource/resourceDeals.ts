import { connectionOf } from '../../connections/connection.js'
import { exactly, type Total } from '../../connections/countRows.js'
import { allOf, anyOf } from '../../connections/keysetFilter.js'
import { readAll } from '../../connections/readAll.js'
import type { Need } from '../../core/need.js'
import type { Reader } from '../../core/reader.js'
import { bigintAt, objectAt, textAt } from '../../core/source.js'
import type { ComputedField } from '../../core/view.js'
import { dealsInStates } from '../deal/dealsWhere.js'
import { RESOURCE_KINDS, type ResourceKind } from './resourceKinds.js'

const requires = ({ many }: ResourceKind): Need => ({
  deals: { pendingTasksCount: true, deadline: true },
  [many]: { dealsCount: true },
})

// The plural that graph-node makes of it.
const BULK_SLICES = 'bulkSliceice'

const NEWEST = { field: 'deals', orderBy: 'timestamp', direction: 'desc' } as const

/** Deals that use a resource, newest first. */
export const resourceDeals = (kind: ResourceKind): ComputedField => ({
  kind: 'value',
  needs: [{ id: true }],
  requires: requires(kind),
  compute: (resource, args, { read, chain, now }, selected) => {
    const id = textAt(resource, 'id')
    const inStates = dealsInStates(args.states, now)
    return connectionOf(
      {
        ...NEWEST,
        name: `deals of ${kind.one}`,
        where: allOf([{ [kind.one]: id }, inStates]),
        choice: [id, args.states],
        total: inStates ? undefined : dealsCounter(read, kind, id),
      },
      args,
      { read, chain, selected },
    )
  },
})

/** Deals that use a dataset, directly or in a bulk, newest first. */
export const datasetDeals: ComputedField = {
  kind: 'value',
  needs: [{ id: true }],
  requires: { ...requires(RESOURCE_KINDS.Dataset), [BULK_SLICES]: { bulk: { id: true } } },
  compute: async (dataset, args, { read, chain }, selected) => {
    const id = textAt(dataset, 'id')
    const inBulk = args.includeBulk === false ? [] : await readBulkDeals(read, id)
    return connectionOf(
      {
        ...NEWEST,
        name: 'deals of dataset',
        where: anyOf([{ dataset: id }, ...(inBulk.length > 0 ? [{ id_in: inBulk }] : [])]),
        choice: [id, args.includeBulk],
        total: inBulk.length > 0 ? undefined : dealsCounter(read, RESOURCE_KINDS.Dataset, id),
      },
      args,
      { read, chain, selected },
    )
  },
}

const dealsCounter =
  (read: Reader, { one }: ResourceKind, id: string) =>
  async (): Promise<Total> => {
    const found = await read.one({ field: one, args: { id }, select: { dealsCount: true } })
    return exactly(found ? bigintAt(found.source, 'dealsCount') : 0n)
  }

/** Ids of the deals with a bulk that names a dataset, which are the ids of their bulks. */
const readBulkDeals = async (read: Reader, dataset: string): Promise<readonly string[]> => {
  const slices = await readAll(read, {
    field: BULK_SLICES,
    where: { datasets_contains: [dataset] },
    select: { bulk: { id: true } },
  })
  return [...new Set(slices.map((slice) => textAt(objectAt(slice, 'bulk'), 'id')))]
}
