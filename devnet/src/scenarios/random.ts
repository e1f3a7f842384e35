import { concatHex, type Hex, keccak256, numberToHex, stringToHex } from 'viem'

/** Numbers and words that look random and are the same for the same seed. */
export type Random = Readonly<{
  /** 32 bytes. */
  word(): Hex
  /** A whole number from `min` to `max`, both possible. */
  between(min: number, max: number): number
  pick<Item>(items: readonly [Item, ...Item[]]): Item
}>

/** A source of randomness; `purpose` keeps sources of one seed apart. */
export const createRandom = (seed: number | string, purpose: string): Random => {
  const base = keccak256(stringToHex(`${seed}/${purpose}`))
  let drawn = 0
  const word = (): Hex => {
    drawn += 1
    return keccak256(concatHex([base, numberToHex(drawn, { size: 32 })]))
  }
  const between = (min: number, max: number): number => min + Number(BigInt(word()) % BigInt(max - min + 1))
  return {
    word,
    between,
    pick: ([first, ...rest]) => {
      const index = between(0, rest.length)
      return index === 0 ? first : (rest[index - 1] ?? first)
    },
  }
}
