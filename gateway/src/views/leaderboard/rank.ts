/** Somebody with a value, before places are given. */
export type Contender = Readonly<{ address: string; value: bigint | number }>

/** A place: 1 and the number of those with a greater value. */
export type Ranked = Contender & Readonly<{ rank: number }>

/** Gives places: greatest value first, equal values by address. */
export const rank = (contenders: readonly Contender[]): readonly Ranked[] => {
  const sorted = contenders.toSorted((a, b) => {
    if (a.value !== b.value) return a.value > b.value ? -1 : 1
    return a.address < b.address ? -1 : 1
  })
  let place = 0
  return sorted.map((contender, index) => {
    if (index === 0 || contender.value !== sorted[index - 1]?.value) place = index + 1
    return { ...contender, rank: place }
  })
}
