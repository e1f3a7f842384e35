import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { LiveLimits } from './liveLimits.js'
import type { LiveMessage } from './liveMessage.js'

/**
 * Sends messages as server-sent events, in the distinct connections mode of the GraphQL over SSE protocol. The next
 * message is taken only when the client has read the one before.
 */
export const sendEvents = async (
  response: ServerResponse,
  messages: AsyncIterableIterator<LiveMessage>,
  { heartbeatMs, idleMs }: Pick<LiveLimits, 'heartbeatMs' | 'idleMs'>,
): Promise<void> => {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'access-control-allow-origin': '*',
    // Proxies that collect answers before they hand them on would hold back every event.
    'x-accel-buffering': 'no',
  })
  response.flushHeaders()
  const closing = new AbortController()
  response.once('close', () => {
    closing.abort()
    void messages.return?.()
  })
  const heartbeat = setInterval(() => {
    if (!response.writableNeedDrain) response.write(':\n\n')
  }, heartbeatMs)
  // Cut without a farewell, so that clients connect again.
  const idle = setTimeout(() => response.destroy(), idleMs)
  const write = async (text: string) => {
    if (response.write(text)) return
    await once(response, 'drain', { signal: closing.signal })
  }
  try {
    for await (const message of messages) {
      await write(`event: next\ndata: ${JSON.stringify(message)}\n\n`)
      idle.refresh()
    }
    if (!closing.signal.aborted) response.end('event: complete\ndata:\n\n')
  } catch (error) {
    if (!closing.signal.aborted) throw error
  } finally {
    clearInterval(heartbeat)
    clearTimeout(idle)
  }
}
