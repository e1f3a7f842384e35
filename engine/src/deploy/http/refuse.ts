import type { IncomingMessage } from 'node:http'
import { EngineError } from '../../core/errors.js'

/** A request that is refused with a status; the message is what the client reads. */
export class RefusedError extends EngineError {
  override name = 'RefusedError'
  readonly status: number

  constructor(status: number, message: string) {
    super(message, { facts: { status } })
    this.status = status
  }
}

/** Refuses what pages in a browser send: whoever opens a page does not mean to change this machine. */
export const refuseBrowsers = ({ headers }: IncomingMessage): void => {
  if (headers.origin !== undefined)
    throw new RefusedError(403, 'Requests of web pages are not answered here.')
}

/** The body of a request. One that is too large is read to its end, so that its sender gets to read the refusal. */
export const readBytes = async (request: IncomingMessage, most: number): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= most) chunks.push(chunk)
  }
  if (size <= most) return Buffer.concat(chunks)
  throw new RefusedError(413, `The request is larger than ${most} bytes.`)
}
