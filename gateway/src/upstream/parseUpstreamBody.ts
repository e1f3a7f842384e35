import { UpstreamUnavailableError } from './upstreamErrors.js'

/** An upstream answer, taken apart. */
export type UpstreamAnswer = Readonly<{
  data: Readonly<Record<string, unknown>> | undefined
  errors: readonly string[]
}>

/** Parses the body of an upstream answer; of errors only the messages are kept. */
export const parseUpstreamBody = (body: string): UpstreamAnswer => {
  const json = parseJson(body)
  const { data, errors } = isRecord(json) ? json : {}
  return {
    data: isRecord(data) ? data : undefined,
    errors: Array.isArray(errors) ? errors.map(messageOf) : [],
  }
}

const parseJson = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch (error) {
    throw new UpstreamUnavailableError('answered with broken JSON', { length: body.length }, error)
  }
}

const messageOf = (error: unknown): string =>
  isRecord(error) && typeof error.message === 'string' ? error.message : 'unknown error'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
