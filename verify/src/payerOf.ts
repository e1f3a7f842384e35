const SMALLEST_ADDRESS = 2n ** 32n

/**
 * Who paid for a deal, in lower case. Contracts without sponsors answer without that word, and what stands in
 * its place is zero or the length of the params: then it was the requester.
 */
export const payerOf = ({ sponsor, requester }: Readonly<{ sponsor: string; requester: string }>): string =>
  (BigInt(sponsor) < SMALLEST_ADDRESS ? requester : sponsor).toLowerCase()
