import type { Index } from './openIndexes.js'

const EXAMPLE = `{
  deals(first: 3, orderBy: timestamp, orderDirection: desc) {
    id
    state
    app { name }
    amounts { total }
    tasksSummary { completed pending claimed }
  }
}`

/** What a person needs to go on: where it answers, and a query to paste. */
export const banner = (url: string, indexes: readonly Pick<Index, 'network'>[], dataDir: string): string => {
  const others = indexes.map(
    ({ network }) => `  ${`${network.name}:`.padEnd(28)} ${url}/${network.slug}/graphql`,
  )
  return [
    '',
    `PoCo Explorer is ready. Data is in ${dataDir}; Ctrl-C stops everything.`,
    ...others,
    '',
    `Open ${url}/graphql and paste this query:`,
    '',
    EXAMPLE,
    '',
  ].join('\n')
}
