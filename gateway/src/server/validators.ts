import { createHash } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import type { AsOf } from '../core/asOf.js'

/** For how long others may keep an answer, and which requests get the same one. */
const FRESHNESS: OutgoingHttpHeaders = {
  'cache-control': 'public, max-age=1, stale-while-revalidate=10',
  vary: 'accept, x-chain, x-min-block, x-block',
}

/** Headers by which clients and caches on the way know an answer again. */
export const validatorsOf = (body: string, asOf: AsOf | null): OutgoingHttpHeaders & { etag: string } => ({
  ...FRESHNESS,
  etag: entityTag(body, asOf),
})

/** Whether a client has the answer with this tag. */
export const hasAnswer = ({ headers }: IncomingMessage, tag: string): boolean =>
  (headers['if-none-match'] ?? '').split(',').some((known) => [tag, '*'].includes(known.trim()))

/** Weak, because the time at which an answer was made is not part of it. */
const entityTag = (body: string, asOf: AsOf | null): string => {
  const own = body.lastIndexOf(',"extensions":')
  const content = own === -1 ? body : body.slice(0, own)
  const { evaluatedAt, lagSeconds, ...state } = asOf ?? {}
  const hash = createHash('sha256').update(content).update(JSON.stringify(state))
  return `W/"${hash.digest('base64url').slice(0, 22)}"`
}
