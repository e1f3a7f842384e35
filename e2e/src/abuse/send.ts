import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import type { Abuse } from './kinds.js'

/** What came back: nothing when the server closed the connection or the client left. */
export type Answer = Readonly<{ status: number; text: string }> | undefined

const PATIENCE_MS = 20_000

/** One connection, kept open as clients do. */
export const createSender = (): Readonly<{
  send: (url: string, abuse: Abuse) => Promise<Answer>
  close: () => void
}> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return {
    send: (url, abuse) =>
      abuse.raw === undefined ? sendRequest(agent, url, abuse) : sendRaw(url, abuse.raw),
    close: () => agent.destroy(),
  }
}

const sendRequest = (
  agent: Agent,
  url: string,
  { body, headers, method = 'POST', search = '', leaveAfter }: Abuse,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port, pathname } = new URL(url)
    const sent = request(
      {
        agent,
        hostname,
        port,
        path: pathname + search,
        method,
        headers: { 'content-type': 'application/json', 'content-length': body.length, ...headers },
        timeout: PATIENCE_MS,
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', () => resolve(undefined))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        )
      },
    )
    sent.on('timeout', () => reject(new Error(`No answer within ${PATIENCE_MS} ms.`)))
    // A refused body is not read to its end, which may show as a reset.
    sent.on('error', () => resolve(undefined))
    if (leaveAfter === undefined || leaveAfter >= body.length) return void sent.end(body)
    sent.write(body.subarray(0, leaveAfter), () => sent.destroy())
  })

const sendRaw = (url: string, raw: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port, host, pathname } = new URL(url)
    const chunks: Buffer[] = []
    const socket = connect(Number(port), hostname, () =>
      socket.end(raw.replaceAll('HOST', host).replaceAll('PATH', pathname)),
    )
    socket.setTimeout(PATIENCE_MS, () => reject(new Error(`No answer within ${PATIENCE_MS} ms.`)))
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', () => resolve(undefined))
    socket.on('close', () => {
      const text = Buffer.concat(chunks).toString()
      const status = Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0)
      resolve(status === 0 ? undefined : { status, text: text.slice(text.indexOf('\r\n\r\n') + 4) })
    })
  })
