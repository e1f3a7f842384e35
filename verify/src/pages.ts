/** Runs a GraphQL document against the index and returns its `data`. */
export type Query = (document: string, variables: Record<string, unknown>) => Promise<unknown>

const PAGE = 500

/** An index, seen at one block. */
export type Index = Readonly<{ query: Query; block: number; signal?: AbortSignal | undefined }>

/** Pages through all entities of one collection in id order, pinned at a block; ends when it is aborted. */
export async function* pages<T extends { id: string }>(
  { query, block, signal }: Index,
  { collection, fields }: { collection: string; fields: string },
): AsyncGenerator<T[]> {
  const document = `query Page($after: ID!, $block: Int!) {
    ${collection}(first: ${PAGE}, orderBy: id, where: { id_gt: $after }, block: { number: $block }) { ${fields} }
  }`
  for (let after = ''; ; ) {
    signal?.throwIfAborted()
    const data = (await query(document, { after, block })) as Record<string, T[]>
    const page = data[collection] ?? []
    yield page
    const last = page.at(-1)
    if (page.length < PAGE || !last) return
    after = last.id
  }
}
