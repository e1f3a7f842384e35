import { query } from './graphql.js'

const PAGE = 1_000

type Bucket = { id: string } & Record<string, unknown>

/** Every bucket of a series, the running one included. */
export const allBuckets = async (
  url: string,
  collection: string,
  { interval, fields }: Readonly<{ interval: 'hour' | 'day'; fields: string }>,
): Promise<Bucket[]> => {
  const rows: Bucket[] = []
  for (;;) {
    const page = await query<Record<string, Bucket[]>>(
      url,
      `query Page($after: Int8!) {
        ${collection}(interval: ${interval}, current: include, first: ${PAGE}, orderBy: id, orderDirection: asc,
          where: { id_gt: $after }) { id ${fields} }
      }`,
      { after: rows.at(-1)?.id ?? '0' },
    )
    const found = page[collection] ?? []
    rows.push(...found)
    if (found.length < PAGE) return rows
  }
}
