import { once } from '../core/once.js'
import type { Selected } from '../core/selected.js'
import type { Args, ViewContext } from '../core/view.js'
import { countRows, type Total } from './countRows.js'
import { pageRequestOf } from './pageRequest.js'
import { hasRowsBehind, type List, type Page, readPage } from './readPage.js'

/** A list served page by page. */
export type ConnectionOptions = List &
  Readonly<{
    /** Names the list: the field it is served as, and the object it belongs to. */
    name: string
    /**
     * What the client chose the rows by: a cursor is good for that choice only.
     * @default the filter
     */
    choice?: unknown
    /** Number of rows, where counters tell it. @default counted, up to a bound */
    total?: (() => Promise<Total>) | undefined
    defaultSize?: number
  }>

/** Serves a list as a connection. Nothing is read that is not selected. */
export const connectionOf = (
  options: ConnectionOptions,
  args: Args,
  { read, chain, selected }: Pick<ViewContext, 'read' | 'chain'> & Readonly<{ selected: Selected }>,
) => {
  const { name, field, where, choice = where, orderBy, direction, defaultSize } = options
  const request = pageRequestOf(args, [chain.id, name, orderBy, direction, choice], defaultSize)
  const selections = [...selected.of('nodes'), ...selected.of('edges', 'node')]
  const page = once(() => readPage(read, options, { request, selections }))
  const total = once(options.total ?? (() => countRows(read, { field, where, args: options.args })))
  return connectionValue({
    page,
    total,
    hasBehind: () => hasRowsBehind(read, options, request),
    isForward: request.direction === 'forward',
    nodeOf: ({ node }) => node,
  })
}

/** The value of a connection, of a page however it was read. */
export const connectionValue = <Row extends Readonly<{ cursor: string }>>({
  page,
  total,
  hasBehind,
  isForward = true,
  nodeOf,
}: Readonly<{
  page: () => Promise<Page<Row>>
  total: () => Promise<Total>
  hasBehind: () => Promise<boolean>
  isForward?: boolean
  nodeOf: (row: Row) => unknown
}>) => {
  const hasAhead = async () => (await page()).hasMore
  return {
    nodes: async () => (await page()).rows.map(nodeOf),
    edges: async () => (await page()).rows.map((row) => ({ cursor: row.cursor, node: nodeOf(row) })),
    pageInfo: {
      startCursor: async () => (await page()).rows[0]?.cursor ?? null,
      endCursor: async () => (await page()).rows.at(-1)?.cursor ?? null,
      hasNextPage: isForward ? hasAhead : hasBehind,
      hasPreviousPage: isForward ? hasBehind : hasAhead,
    },
    totalCount: async () => (await total()).count,
    precision: async () => (await total()).precision,
  }
}
