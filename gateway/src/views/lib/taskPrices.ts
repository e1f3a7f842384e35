import type { Need } from '../../core/need.js'
import { type Source, textAt } from '../../core/source.js'
import { parseRlc } from './rlc.js'

/** Prices of one task, in nRLC. */
export type TaskPrices = Readonly<{ app: bigint; dataset: bigint; workerpool: bigint }>

/** Base fields of a deal that {@link taskPricesOf} reads. */
export const priceFields: Need = { appPrice: true, datasetPrice: true, workerpoolPrice: true }

/** Prices of one task of a deal. */
export const taskPricesOf = (deal: Source): TaskPrices => ({
  app: parseRlc(textAt(deal, 'appPrice')),
  dataset: parseRlc(textAt(deal, 'datasetPrice')),
  workerpool: parseRlc(textAt(deal, 'workerpoolPrice')),
})

/** What one task costs, in nRLC. */
export const pricePerTask = ({ app, dataset, workerpool }: TaskPrices): bigint => app + dataset + workerpool
