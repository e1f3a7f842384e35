import type { IncomingMessage } from 'node:http'
import { RequestError } from '../core/requestError.js'

/** Reads a request body as text. A body above the limit is not read to its end. */
export const readBody = async (request: IncomingMessage, limit: number): Promise<string> => {
  const tooLarge = () =>
    new RequestError('BODY_TOO_LARGE', `The request body is larger than ${limit} bytes.`, {
      facts: { limit },
    })
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge()
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > limit) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Parsed JSON; undefined when the text is none. */
export const jsonOrUndefined = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
