const KNOWN_BITS = new Map([
  [0, 'tee'],
  [1, 'scone'],
  [2, 'gramine'],
  [3, 'tdx'],
  [8, 'gpu'],
])

/** A 32-byte tag in words. Unknown bits are listed, never refused. */
export const tagInfoOf = (raw: string) => {
  const bits = bitsOf(raw)
  const names = bits.flatMap((bit) => KNOWN_BITS.get(bit) ?? [])
  const frameworks = names.filter((name) => name === 'scone' || name === 'gramine' || name === 'tdx')
  return {
    raw,
    names,
    unknownBits: bits.filter((bit) => !KNOWN_BITS.has(bit)),
    isTee: names.includes('tee'),
    teeFramework: frameworks.length === 1 ? (frameworks[0] ?? '').toUpperCase() : null,
    isGpu: names.includes('gpu'),
  }
}

const bitsOf = (hex: string): number[] => {
  const bits: number[] = []
  let rest = hex === '0x' ? 0n : BigInt(hex)
  for (let bit = 0; rest > 0n; bit++, rest >>= 1n) if (rest & 1n) bits.push(bit)
  return bits
}
