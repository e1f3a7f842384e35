import type { Upstream } from '@poco-explorer/gateway'
import type { Index } from './openIndex.js'

/** The embedded index as the gateway's upstream: a function call instead of a request. */
export const upstreamOf =
  ({ queries }: Index): Upstream =>
  async (document, variables, { signal }) => {
    const { body, head, attestable } = await queries.run(
      { query: document, variables },
      { signal: () => signal },
    )
    return { body, block: head, attestable }
  }
