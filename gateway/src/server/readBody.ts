import type { IncomingMessage } from 'node:http'
import { RequestError } from '../core/requestError.js'
import { isDeeperThan } from './isDeeperThan.js'

/** Levels of a request: those of its variables, and its own. */
const MAX_LEVELS = 256

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

/**
 * Parsed JSON; undefined when the text is none.
 *
 * @throws RequestError when it is nested too deep to be walked.
 */
export const jsonOrUndefined = (text: string): unknown => {
  if (isDeeperThan(text, MAX_LEVELS))
    throw new RequestError('BAD_USER_INPUT', `The request is nested more than ${MAX_LEVELS} levels deep.`, {
      facts: { limit: MAX_LEVELS },
    })
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
