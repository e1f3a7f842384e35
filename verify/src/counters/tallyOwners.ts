import { type Index, pages } from '../pages.js'
import type { Tally } from './tally.js'

type Row = Readonly<{ id: string; owner: Readonly<{ id: string }> }>

/** Adds all apps, datasets and workerpools to the counters of their owners. */
export const tallyOwners = async (index: Index, tally: Tally): Promise<void> => {
  for (const collection of ['apps', 'datasets', 'workerpools'])
    for await (const page of pages<Row>(index, { collection, fields: 'id owner { id }' }))
      for (const { owner } of page) tally.add('Account', owner.id, { [`${collection}Count`]: 1n })
}
