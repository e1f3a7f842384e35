import type { Expected } from './kinds.js'
import type { Answer } from './send.js'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const hasMessage = (error: unknown): boolean =>
  isRecord(error) && typeof error.message === 'string' && error.message !== ''

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What is wrong with an answer, if anything. */
export const judge = (answer: Answer, expected: Expected): string | undefined => {
  if (expected === 'http')
    return answer && answer.status >= 500 && answer.status !== 501 && answer.status !== 505
      ? 'a failure of the server'
      : undefined
  if (!answer) return 'no answer'
  if (answer.status >= 500) return 'a failure of the server'
  const body = parse(answer.text)
  if (!isRecord(body)) return 'no JSON object'
  const { data, errors, error } = body
  const isError =
    typeof error === 'string' || (Array.isArray(errors) && errors.length > 0 && errors.every(hasMessage))
  if (errors !== undefined && !isError) return 'malformed errors'
  if (expected === 'errors' && !isError) return 'no error'
  if (expected === 'data' && (isError || !isRecord(data))) return 'no data'
  return isError || isRecord(data) ? undefined : 'neither data nor errors'
}
