/** Runs a GraphQL document against the index and returns its `data`. */
export type Query = (document: string, variables: Record<string, unknown>) => Promise<unknown>

const PAGE = 500

/** An index, seen at one block. */
export type Index = Readonly<{ query: Query; block: number; signal?: AbortSignal | undefined }>

/** What to page through. `interval` is that of the buckets, the running one included, where there are buckets. */
export type Collection = Readonly<{ collection: string; fields: string; interval?: 'hour' | 'day' }>

/** Pages through all rows of one collection in id order, pinned at a block; ends when it is aborted. */
export async function* pages<T extends { id: string }>(
  { query, block, signal }: Index,
  { collection, fields, interval }: Collection,
): AsyncGenerator<T[]> {
  const buckets = interval === undefined ? '' : `interval: ${interval}, current: include, `
  const document = `query Page($after: ${interval === undefined ? 'ID' : 'Int8'}!, $block: Int!) {
    ${collection}(${buckets}first: ${PAGE}, orderBy: id, orderDirection: asc, where: { id_gt: $after },
      block: { number: $block }) { ${fields} }
  }`
  for (let after = interval === undefined ? '' : '0'; ; ) {
    signal?.throwIfAborted()
    const data = (await query(document, { after, block })) as Record<string, T[]>
    const page = data[collection] ?? []
    yield page
    const last = page.at(-1)
    if (page.length < PAGE || !last) return
    after = last.id
  }
}
