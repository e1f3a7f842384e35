import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { getDistDirectory, renderAltair } from 'altair-static'
import type { ChainFacts } from '../core/chain.js'
import { type Exchange, send } from './send.js'

/** Path below which the files of the query page are served. */
export const ASSETS = '/_page/'

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

// The page works without internet; this makes sure that it does not even try to reach it.
const CONTENT_SECURITY_POLICY = [
  "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'",
  "connect-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

// Its banners advertise services that need the internet.
const NO_BANNERS = '<style>app-banner-container { display: none }</style>'

const defaultQuery = ({ name }: ChainFacts) => `# The newest deals on ${name}. Ctrl+Enter runs the query.
{
  deals(first: 10, orderBy: timestamp, orderDirection: desc) {
    id
    state
    startTime
    deadline
    app { name }
    workerpool { description }
    requester { id }
    tasksSummary { total completed claimed pending }
    amounts { perTask total }
  }
  asOf { blockNumber lagSeconds }
}
`

/** Serves the in-browser query page and its files. */
export type QueryPage = Readonly<{
  /** Sends the page; its queries go to `endpoint`. */
  sendPage: (exchange: Exchange, endpoint: string, chain: ChainFacts) => void
  /** Sends one of its files. False when there is no such file. */
  sendAsset: (exchange: Exchange) => Promise<boolean>
}>

/** Finds the files of the query page on disk. */
export const openQueryPage = (): QueryPage => {
  const directory = getDistDirectory()
  // Only files listed here are ever read, so no path can lead out of the directory.
  const files = new Set(
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  return {
    sendPage(exchange, endpoint, chain) {
      const html = renderAltair({
        baseURL: ASSETS,
        endpointURL: endpoint,
        initialQuery: defaultQuery(chain),
        disableAccount: true,
      })
      send(
        exchange,
        200,
        html
          .replace('<title>Altair</title>', `<title>PoCo Explorer: ${chain.slug}</title>`)
          .replace('</head>', `${NO_BANNERS}</head>`),
        {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': CONTENT_SECURITY_POLICY,
          vary: 'accept',
        },
      )
    },
    async sendAsset(exchange) {
      const file = join(directory, exchange.path.slice(ASSETS.length))
      if (!files.has(file)) return false
      send(exchange, 200, await readFile(file), {
        'content-type': CONTENT_TYPES[extname(file)] ?? 'application/octet-stream',
        'cache-control': 'public, max-age=86400',
        'content-security-policy': CONTENT_SECURITY_POLICY,
      })
      return true
    },
  }
}
