import { bytesOfHex, utf8OrUndefined } from '../lib/bytes.js'
import { parseJsonObject } from '../lib/parseJsonObject.js'

const STORAGES = new Set(['ipfs', 'dropbox', 'ethereum'])

/**
 * What a worker wrote as the result of a task, decoded. It is text by a stranger: whatever cannot be read
 * counts as no result.
 *
 * @param hex results as `0x`-prefixed hex; null before the task is finalized
 * @param ipfsGateway URL without trailing slash
 */
export const taskResultOf = (hex: string | null, ipfsGateway: string) => {
  const bytes = bytesOfHex(hex ?? '0x')
  const json = parseJsonObject(bytes && utf8OrUndefined(bytes))
  const storage = typeof json?.storage === 'string' && STORAGES.has(json.storage) ? json.storage : 'none'
  const location = typeof json?.location === 'string' ? json.location : null
  return {
    storage,
    location,
    downloadUrl: storage === 'ipfs' && location !== null ? ipfsUrl(ipfsGateway, location) : null,
    json,
  }
}

/** Only a plain content path becomes a link, so that no text can lead away from the gateway. */
const ipfsUrl = (gateway: string, location: string): string | null => {
  const [, path] = /^\/(?:ipfs|p2p)\/([A-Za-z0-9]+(?:\/[\w.~%-]+)*\/?)$/.exec(location) ?? []
  return path === undefined || path.split('/').includes('..') ? null : `${gateway}/ipfs/${path}`
}
