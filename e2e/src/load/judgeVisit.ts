/** What a gateway may answer instead of data, by the code that it names. */
export type Outcome = 'ok' | 'UPSTREAM_TIMEOUT' | 'UPSTREAM_UNAVAILABLE'

const STATUSES: Readonly<Record<Outcome, number>> = {
  ok: 200,
  UPSTREAM_TIMEOUT: 504,
  UPSTREAM_UNAVAILABLE: 503,
}

/**
 * Which of the documented answers this is.
 *
 * @throws Error when it is none.
 */
export const judgeVisit = (status: number, body: string): Outcome => {
  const { data, errors } = JSON.parse(body) as {
    data?: Readonly<Record<string, unknown>>
    errors?: readonly { extensions?: { code?: string } }[]
  }
  const outcome = (errors?.[0]?.extensions?.code ?? 'ok') as Outcome
  const hasAnswer = outcome === 'ok' ? data && Object.values(data).every((value) => value !== null) : !data
  if (!hasAnswer || STATUSES[outcome] !== status) throw new Error(`Answered ${status} ${body.slice(0, 500)}`)
  return outcome
}
