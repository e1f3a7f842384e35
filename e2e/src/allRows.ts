import { query } from './graphql.js'

const PAGE = 1_000

/** Every row of a collection, in the order of their ids. */
export const allRows = async <Row extends { id: string }>(
  url: string,
  collection: string,
  fields: string,
): Promise<Row[]> => {
  const rows: Row[] = []
  for (;;) {
    const page = await query<Record<string, Row[]>>(
      url,
      `query Page($after: ID!) {
        ${collection}(first: ${PAGE}, orderBy: id, where: { id_gt: $after }) { ${fields} }
      }`,
      { after: rows.at(-1)?.id ?? '' },
    )
    const found = page[collection] ?? []
    rows.push(...found)
    if (found.length < PAGE) return rows
  }
}
