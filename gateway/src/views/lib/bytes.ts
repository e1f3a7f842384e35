const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const lossyUtf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** The bytes behind `0x`-prefixed hex; undefined when the text is none. */
export const bytesOfHex = (hex: string): Uint8Array | undefined =>
  /^0x(?:[0-9a-f]{2})*$/i.test(hex) ? Buffer.from(hex.slice(2), 'hex') : undefined

/** Text of valid UTF-8; undefined otherwise. */
export const utf8OrUndefined = (bytes: Uint8Array): string | undefined => {
  try {
    return strictUtf8.decode(bytes)
  } catch {
    return undefined
  }
}

/** Text of any bytes; each invalid sequence becomes U+FFFD. */
export const lossyText = (bytes: Uint8Array): string => lossyUtf8.decode(bytes)
