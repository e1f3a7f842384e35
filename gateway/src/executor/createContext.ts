import type { AsOf } from '../core/asOf.js'
import { RequestError } from '../core/requestError.js'
import type { ViewContext } from '../core/view.js'
import { isAnswerable } from '../schema/isAnswerable.js'
import type { ServedSchema } from '../schema/servedSchema.js'

/** What views are given, and how to tell it the block once that is known. */
export type Context = Readonly<{ context: Omit<ViewContext, 'waitFor'>; know: (asOf: AsOf | null) => void }>

/** Makes what views over one chain share in one response. */
export const createContext = (
  { base }: ServedSchema,
  given: Omit<ViewContext, 'asOf' | 'offers' | 'waitFor'>,
): Context => {
  let know: Context['know'] = () => {}
  const known = new Promise<AsOf | null>((resolve) => {
    know = resolve
  })
  const asOf = async () => {
    const found = await known
    if (found) return found
    throw new RequestError(
      'BLOCK_TIME_UNKNOWN',
      'The subgraph endpoint does not tell the time of the block that was read, on which the answer depends.',
    )
  }
  const offers: ViewContext['offers'] = (need) => isAnswerable(base.getQueryType() ?? undefined, need)
  return { context: { ...given, asOf, offers }, know }
}
