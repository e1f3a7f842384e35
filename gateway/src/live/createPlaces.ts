/** A bounded number of places, such as connections. */
export type Places = Readonly<{
  /** Takes one, to be given back with the returned function; undefined when all are taken. */
  take(): (() => void) | undefined
}>

/** Makes so many places. Giving one back twice is harmless. */
export const createPlaces = (most: number): Places => {
  let taken = 0
  return {
    take() {
      if (taken >= most) return undefined
      taken += 1
      let isTaken = true
      return () => {
        if (isTaken) taken -= 1
        isTaken = false
      }
    },
  }
}
