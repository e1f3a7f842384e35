import { promisify } from 'node:util'
import { brotliDecompress, gunzip } from 'node:zlib'
import { Agent, interceptors, request } from 'undici'

/** What a server answered. `json` is undefined where the body is not JSON. */
export type Posted = Readonly<{ status: number; retryAfter: string | undefined; json: unknown }>

/** No whole answer came in time. */
export class TimedOutError extends Error {
  override name = 'TimedOutError'
}

/**
 * Posts JSON, and gives what `use` makes of the answer. Answers are large: one that a promise had passed on would stay in
 * memory as long as the promise, which has waited and so is old.
 */
export type Post = <T>(body: string, signal: AbortSignal, use: (answer: Posted) => T) => Promise<T>

/**
 * Posts to a URL over connections that are kept. What fails below HTTP is thrown as it comes, a late answer as a
 * `TimedOutError`; any status is an answer.
 */
export const createPoster = (url: string, { timeoutMs }: { timeoutMs: number }): Post => {
  const { target, authorization } = withoutCredentials(url)
  const dispatcher = new Agent().compose(interceptors.redirect({ maxRedirections: 5 }))
  const headers = { 'content-type': 'application/json', ...ENCODINGS, ...authorization }
  return (body, signal, use) =>
    withDeadline(timeoutMs, signal, async (both) =>
      usePosted(await request(target, { dispatcher, method: 'POST', headers, body, signal: both }), use),
    )
}

const usePosted = async <T>(answer: Answer, use: (answer: Posted) => T): Promise<T> => {
  const { statusCode: status, headers } = answer
  const posted = (bytes: Buffer) =>
    use({ status, retryAfter: single(headers['retry-after']), json: parseJson(bytes.toString()) })
  const decode = DECODERS[single(headers['content-encoding']) ?? '']
  return decode ? posted(await decode(await readBody(answer, (bytes) => bytes))) : readBody(answer, posted)
}

/** What `use` makes of the body, once it is there. */
const readBody = <T>({ body }: Answer, use: (bytes: Buffer) => T): Promise<T> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    body.on('data', (chunk: Buffer) => chunks.push(chunk))
    body.on('error', reject)
    body.on('end', () => {
      try {
        resolve(use(Buffer.concat(chunks.splice(0))))
      } catch (error) {
        reject(error)
      }
    })
  })

const ENCODINGS = { 'accept-encoding': 'gzip, br' }
const DECODERS: Readonly<Record<string, (bytes: Buffer) => Promise<Buffer>>> = {
  gzip: promisify<Buffer, Buffer>(gunzip),
  br: promisify<Buffer, Buffer>(brotliDecompress),
}

type Answer = Awaited<ReturnType<typeof request>>

const single = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : header?.[0]

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Credentials in the URL go into a header, as browsers do it. */
const withoutCredentials = (url: string) => {
  const target = new URL(url)
  const { username, password } = target
  target.username = target.password = ''
  if (username === '' && password === '') return { target, authorization: {} }
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { target, authorization: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } }
}

/** Combines the signal with a time limit by hand: `AbortSignal.any` would cost each request more than it does. */
const withDeadline = async <T>(
  ms: number,
  signal: AbortSignal,
  work: (both: AbortSignal) => Promise<T>,
): Promise<T> => {
  signal.throwIfAborted()
  const either = new AbortController()
  const onAbort = () => either.abort(signal.reason)
  signal.addEventListener('abort', onAbort, { once: true })
  const timer = setTimeout(() => either.abort(new TimedOutError(`No answer within ${ms} ms`)), ms)
  try {
    return await work(either.signal)
  } catch (error) {
    if (either.signal.aborted) throw either.signal.reason
    throw error
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', onAbort)
  }
}
