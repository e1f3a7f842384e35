import { type ConnectionOptions, connectionValue } from '../../connections/connection.js'
import { countRows } from '../../connections/countRows.js'
import { writeCursor } from '../../connections/cursor.js'
import { allOf, type Where } from '../../connections/keysetFilter.js'
import { pageRequestOf } from '../../connections/pageRequest.js'
import type { BaseNode } from '../../core/baseNode.js'
import { once } from '../../core/once.js'
import type { Selected } from '../../core/selected.js'
import { textAt } from '../../core/source.js'
import type { Args, ViewContext } from '../../core/view.js'
import { rankByRelevance } from './relevance.js'
import type { ResourceKind } from './resourceKinds.js'

/** Which resources a list has, what the client chose them by, and their number where a counter tells it. */
export type Chosen = Pick<ConnectionOptions, 'choice' | 'total'> & Readonly<{ where: Where | undefined }>

/** Resources by relevance. Ranks change with time, so pages are told by offset. */
export const relevanceConnection = (
  kind: ResourceKind,
  { where, choice, total }: Chosen,
  args: Args,
  context: ViewContext,
  selected: Selected,
) => {
  const { read, chain } = context
  const request = pageRequestOf(args, [chain.id, kind.many, 'RELEVANCE', args.window, choice])
  const start = request.from && 'offset' in request.from ? request.from.offset : 0
  const selections = [...selected.of('nodes'), ...selected.of('edges', 'node')]
  const size = request.size

  const page = once(async () => {
    const { ids, rest } = await rankByRelevance(kind, { where, window: args.window }, context)
    const chosen = ids.slice(start, start + size)
    const missing = size - chosen.length
    const [ranked, others] = await Promise.all([
      chosen.length === 0
        ? []
        : read.many({
            field: kind.many,
            args: { first: chosen.length, where: { id_in: chosen } },
            select: { id: true },
            selections,
          }),
      ids.length > start + size
        ? []
        : read.many({
            field: kind.many,
            args: {
              first: missing + 1,
              skip: Math.max(0, start - ids.length),
              orderBy: rest.orderBy,
              orderDirection: rest.direction,
              where: allOf([where, rest.where]),
            },
            select: { id: true },
            selections,
          }),
    ])
    const byId = new Map(ranked.map((found) => [textAt(found.source, 'id'), found.node]))
    const nodes: BaseNode[] = [
      ...chosen.flatMap((id) => byId.get(id) ?? []),
      ...others.slice(0, missing).map(({ node }) => node),
    ]
    return {
      rows: nodes.map((node, index) => ({
        node,
        cursor: writeCursor(request.list, { offset: start + index + 1 }),
      })),
      hasMore: ids.length > start + size || others.length > missing,
    }
  })
  return connectionValue({
    page,
    total: once(total ?? (() => countRows(read, { field: kind.many, where }))),
    hasBehind: async () => start > 0,
    nodeOf: ({ node }) => node,
  })
}
