import type { Upstream } from '@poco-explorer/gateway'
import type { Index } from './openIndexes.js'

/** What answers for an index, as the gateway's upstream: a function call instead of a request. */
export const upstreamOf =
  ({ current }: Index): Upstream =>
  async (document, variables, { signal }) => {
    const { body, head, attestable } = await current().run(
      { query: document, variables },
      { signal: () => signal },
    )
    return { body, block: head, attestable }
  }
