import { ask } from './ask.js'
import { DealsPageDocument, type DealsPageQuery } from './operations.js'

/** Deals as a page shows them. */
export type DealRow = DealsPageQuery['dealsConnection']['nodes'][number]

/** All deals, newest first, page by page as they are wanted. */
export async function* listDeals(url: string): AsyncGenerator<DealRow> {
  let after: string | null = null
  for (;;) {
    const { dealsConnection: page }: DealsPageQuery = await ask(url, DealsPageDocument, { after })
    yield* page.nodes
    if (!page.pageInfo.hasNextPage) return
    after = page.pageInfo.endCursor
  }
}
