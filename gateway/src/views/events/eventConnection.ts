import { connectionValue } from '../../connections/connection.js'
import { writeCursor } from '../../connections/cursor.js'
import type { Direction } from '../../connections/keysetFilter.js'
import { pageRequestOf } from '../../connections/pageRequest.js'
import { once } from '../../core/once.js'
import type { Args, ViewContext } from '../../core/view.js'
import { countEvents } from './countEvents.js'
import { eventRecordOf } from './eventRecord.js'
import type { EventSource } from './eventSource.js'
import { placeOf, readEvents } from './readEvents.js'

/** Events of several sources that have none in common, as a connection. */
export const eventConnection = (
  sources: readonly EventSource[],
  { name, direction = 'asc' }: Readonly<{ name: string; direction?: Direction }>,
  args: Args,
  { read, chain }: Pick<ViewContext, 'read' | 'chain'>,
) => {
  const request = pageRequestOf(args, [
    chain.id,
    name,
    direction,
    sources.map(({ field, where }) => [field, where]),
  ])
  const from = request.from && 'id' in request.from ? request.from : undefined
  const events = once(() => readEvents(read, sources, { from, size: request.size + 1, direction }))
  return connectionValue({
    page: async () => ({
      rows: (await events()).slice(0, request.size).map((source) => ({
        source,
        cursor: writeCursor(request.list, placeOf(source)),
      })),
      hasMore: (await events()).length > request.size,
    }),
    total: once(() => countEvents(read, sources)),
    hasBehind: async () => from !== undefined,
    nodeOf: ({ source }) => eventRecordOf(source),
  })
}
