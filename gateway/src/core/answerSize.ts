import { RequestError } from './requestError.js'

/** @throws RequestError when an answer is too large to be sent. */
export const checkAnswerSize = (body: string, maxBytes: number): void => {
  const actual = Buffer.byteLength(body)
  if (actual > maxBytes) throw answerTooLarge(maxBytes, actual)
}

/** The error of an answer that is too large; `actual` is unknown when it was not read to its end. */
export const answerTooLarge = (limit: number, actual?: number): RequestError =>
  new RequestError(
    'OPERATION_TOO_COMPLEX',
    `The answer is larger than ${limit} bytes. Ask for fewer rows or fields in one request.`,
    { facts: { limit, actual } },
  )
