import { isIP } from 'node:net'
import type { GuardOptions, TrustProxy } from '@poco-explorer/gateway'
import { CliError } from '../cliError.js'
import type { Settings } from '../settings.js'
import type { GUARD_SETTINGS } from './guardSettings.js'
import { readApiKeys } from './readApiKeys.js'
import { readTrustedDocuments } from './readTrustedDocuments.js'

/** For servers that others can reach. */
const UNITS_PER_SECOND = 20

/** What clients of the gateway may use, by the settings. */
export const guardsOf = ({
  host,
  rateLimit,
  rateBurst,
  apiKeys,
  trustProxy = [],
  trustedDocuments,
  onlyTrusted,
}: Pick<Settings, (typeof GUARD_SETTINGS)[number] | 'host'>): GuardOptions => {
  if (onlyTrusted && trustedDocuments === undefined)
    throw new CliError(
      '--only-trusted is set, but there are no trusted documents.',
      'Name their file with --trusted-documents (or TRUSTED_DOCUMENTS).',
    )
  const isOpen = !isLoopback(host) || trustProxy.length > 0
  const unitsPerSecond = rateLimit ?? (isOpen ? UNITS_PER_SECOND : 0)
  return {
    ...(unitsPerSecond > 0 && { rateLimit: { unitsPerSecond, burst: rateBurst } }),
    ...(apiKeys !== undefined && { apiKeys: readApiKeys(apiKeys) }),
    ...(trustedDocuments !== undefined && { trustedDocuments: readTrustedDocuments(trustedDocuments) }),
    trustProxy: proxiesOf(trustProxy),
    onlyTrusted,
  }
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))

const proxiesOf = (proxies: readonly string[]): TrustProxy => {
  const [first = ''] = proxies
  return proxies.length === 1 && /^\d+$/.test(first) ? Number(first) : proxies
}
