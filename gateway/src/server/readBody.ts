import type { IncomingMessage } from 'node:http'
import { RequestError } from '../core/requestError.js'

/**
 * Reads a request body as text. What is above the limit is thrown away as it comes, so that a client that
 * is still sending gets to read the answer.
 */
export const readBody = (request: IncomingMessage, limit: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const refuse = () => {
      request.removeAllListeners('data')
      request.resume()
      const message = `The request body is larger than ${limit} bytes.`
      reject(new RequestError('BODY_TOO_LARGE', message, { facts: { limit } }))
    }
    request.on('error', reject)
    if (Number(request.headers['content-length'] ?? 0) > limit) return refuse()
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limit) refuse()
      else chunks.push(chunk)
    })
  })

/** Parsed JSON; undefined when the text is none. */
export const jsonOrUndefined = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
