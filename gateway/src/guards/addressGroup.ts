import ipaddr from 'ipaddr.js'

/** Parts of an IPv6 address that a provider gives to one customer as a whole. */
const NETWORK_PARTS = 4

/**
 * Addresses that count as one client: an IPv4 address, or the /64 of an IPv6 address. Undefined for text that is
 * no address.
 */
export const addressGroup = (text: string): string | undefined => {
  if (!ipaddr.isValid(text)) return undefined
  const address = ipaddr.process(text)
  if (!(address instanceof ipaddr.IPv6)) return address.toString()
  const network = address.parts.slice(0, NETWORK_PARTS).map((part) => part.toString(16))
  return `${network.join(':')}::/64`
}
