import { CliError } from './cliError.js'

/** A function that runs GraphQL documents against an HTTP endpoint and returns their `data`. */
export const openQuery =
  (endpoint: string) =>
  async (document: string, variables: Record<string, unknown>): Promise<unknown> => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: document, variables }),
    }).catch((error: Error) => {
      throw new CliError(
        `The GraphQL endpoint ${endpoint} does not answer.`,
        'Start it with `npm start`, or name another with --upstream.',
        error,
      )
    })
    const answer = (await response.json().catch(() => ({}))) as {
      data?: unknown
      errors?: { message: string }[]
    }
    if (answer.errors?.[0] || answer.data === undefined)
      throw new CliError(
        `The GraphQL endpoint ${endpoint} answered: ${answer.errors?.[0]?.message ?? `HTTP ${response.status}`}.`,
        'Check that the endpoint serves this subgraph and has indexed some blocks.',
      )
    return answer.data
  }
