import { type Facts, GatewayError } from '../core/gatewayError.js'

/** Names the endpoint by its public name, never by its URL: clients see these messages. */
const endpointOf = ({ name }: Facts): string =>
  name === undefined ? 'The subgraph endpoint' : `The subgraph endpoint of ${name}`

/** No GraphQL answer could be had from a subgraph endpoint. */
export class UpstreamUnavailableError extends GatewayError {
  override name = 'UpstreamUnavailableError'

  constructor(reason: string, facts: Facts, cause?: unknown) {
    super(`${endpointOf(facts)} ${reason}.`, {
      facts,
      cause,
      remedy: 'Check that the endpoint is up and its URL is right.',
    })
  }
}

/** A subgraph endpoint did not answer in time. */
export class UpstreamTimeoutError extends GatewayError {
  override name = 'UpstreamTimeoutError'

  constructor(facts: Facts & { timeoutMs: number }, cause?: unknown) {
    super(`${endpointOf(facts)} did not answer within ${facts.timeoutMs} ms.`, {
      facts,
      cause,
      remedy: 'Ask for less in one request, or give the endpoint more time.',
    })
  }
}
