import { base32, base58 } from './baseEncoding.js'
import { bytesOfHex, lossyText, utf8OrUndefined } from './bytes.js'

/**
 * Where a resource can be fetched, as text. Creators store either the UTF-8 text of an image reference or
 * URL, or a binary multiaddr; content addresses are printed as `/ipfs/<cid>`.
 *
 * @example
 * multiaddrText('0x646f636b65722e696f2f61') // 'docker.io/a'
 */
export const multiaddrText = (hex: string): string => {
  const bytes = bytesOfHex(hex) ?? new TextEncoder().encode(hex)
  const text = utf8OrUndefined(bytes)
  // A binary multiaddr always holds a control or non-UTF-8 byte, so plain text is never mistaken for one.
  if (text !== undefined && !/\p{Cc}/u.test(text)) return text
  return decodeMultiaddr(bytes) ?? lossyText(bytes)
}

type Decode = (value: Uint8Array) => string | undefined

const hostName: Decode = (value) => {
  const text = utf8OrUndefined(value)
  return text !== undefined && /^[^\p{Cc}/]+$/u.test(text) ? text : undefined
}
const ip4: Decode = (value) => value.join('.')
const ip6: Decode = (value) => Buffer.from(value).toString('hex').match(/.{4}/g)?.join(':')
const port: Decode = ([high = 0, low = 0]) => String(high * 256 + low)
const CIDV1 = 1
const cid: Decode = (value) => {
  if (value.length < 3) return undefined
  return value[0] === CIDV1 ? `b${base32(value)}` : base58(value)
}

/** Codes of the multiaddr protocol table that occur in practice: name, bytes of the value, how to print it. */
const PROTOCOLS = new Map<number, { name: string; size: number | 'prefixed'; decode: Decode }>([
  [4, { name: 'ip4', size: 4, decode: ip4 }],
  [6, { name: 'tcp', size: 2, decode: port }],
  [41, { name: 'ip6', size: 16, decode: ip6 }],
  [53, { name: 'dns', size: 'prefixed', decode: hostName }],
  [54, { name: 'dns4', size: 'prefixed', decode: hostName }],
  [55, { name: 'dns6', size: 'prefixed', decode: hostName }],
  [56, { name: 'dnsaddr', size: 'prefixed', decode: hostName }],
  [273, { name: 'udp', size: 2, decode: port }],
  [421, { name: 'ipfs', size: 'prefixed', decode: cid }],
  [443, { name: 'https', size: 0, decode: () => '' }],
  [480, { name: 'http', size: 0, decode: () => '' }],
])

const decodeMultiaddr = (bytes: Uint8Array): string | undefined => {
  let at = 0
  const readVarint = (): number | undefined => {
    for (let value = 0, shift = 0; shift <= 28; shift += 7) {
      const byte = bytes[at++]
      if (byte === undefined) return undefined
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
    return undefined
  }

  let text = ''
  while (at < bytes.length) {
    const protocol = PROTOCOLS.get(readVarint() ?? -1)
    const size = protocol?.size === 'prefixed' ? readVarint() : protocol?.size
    if (!protocol || size === undefined || at + size > bytes.length) return undefined
    const value = protocol.decode(bytes.subarray(at, at + size))
    if (value === undefined) return undefined
    text += value === '' ? `/${protocol.name}` : `/${protocol.name}/${value}`
    at += size
  }
  return text === '' ? undefined : text
}
