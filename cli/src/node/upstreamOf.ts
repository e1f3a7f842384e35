import type { Upstream } from '@poco-explorer/gateway'
import type { Index } from './openIndex.js'

/** The embedded index as the gateway's upstream: a function call instead of a request. */
export const upstreamOf =
  ({ engine, api }: Index): Upstream =>
  async (document, variables) => {
    const { body, head, attestable } = api.execute(engine.reader, { query: document, variables })
    return { body, block: head, attestable }
  }
