import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'
import proxyaddr from 'proxy-addr'
import { GatewayError } from '../core/gatewayError.js'
import { addressGroup } from './addressGroup.js'
import type { ApiKey, Client } from './client.js'

/**
 * Proxies in front of the gateway whose `X-Forwarded-For` is believed: how many there are, or their addresses and
 * networks, among them `loopback`, `linklocal` and `uniquelocal`. Without any the header is not read.
 */
export type TrustProxy = number | readonly string[]

/** Finds out who sent a request. */
export type ClientFinder = Readonly<{
  find: (request: IncomingMessage) => Client
  /** True for the address of a proxy whose headers are believed. */
  isProxy: (address: string) => boolean
}>

/** Header for API keys. It is read only where there are any. */
export const API_KEY_HEADER = 'x-api-key'

/** Makes the function that tells clients apart. Nothing a client writes into a header gives it another address. */
export const createClientFinder = ({
  trustProxy = 0,
  apiKeys = [],
}: Readonly<{
  trustProxy?: TrustProxy | undefined
  apiKeys?: readonly ApiKey[] | undefined
}>): ClientFinder => {
  const isTrusted = trustOf(trustProxy)
  // Looked up by digest, so that the time it takes tells nothing of the keys.
  const holders = new Map(apiKeys.map((apiKey) => [digest(apiKey.key), apiKey]))

  const atAddress = (request: IncomingMessage): Client => {
    // Nearest first; ends with the first address that no trusted proxy vouches for.
    const addresses = proxyaddr.all(request, isTrusted).filter((text) => text && ipaddr.isValid(text))
    return { id: addressGroup(addresses.at(-1) ?? '') ?? 'unknown' }
  }
  return {
    find(request) {
      const given = request.headers[API_KEY_HEADER]
      if (typeof given !== 'string' || holders.size === 0) return atAddress(request)
      const apiKey = holders.get(digest(given))
      return apiKey ? { id: `key ${apiKey.name}`, apiKey } : { ...atAddress(request), isKeyUnknown: true }
    },
    isProxy: (address) => isTrusted(address, 0),
  }
}

const digest = (key: string): string => createHash('sha256').update(key).digest('base64')

const trustOf = (proxies: TrustProxy): ((address: string, hop: number) => boolean) => {
  if (typeof proxies === 'number') return (_, hop) => hop < proxies
  if (proxies.length === 0) return () => false
  try {
    return proxyaddr.compile([...proxies])
  } catch (error) {
    throw new GatewayError(`Proxies cannot be trusted by "${proxies.join(',')}".`, {
      facts: { proxies },
      cause: error,
      remedy: 'Give the number of proxies, or their addresses or networks, such as 10.0.0.0/8 or loopback.',
    })
  }
}
