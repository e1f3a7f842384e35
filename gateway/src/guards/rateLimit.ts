/** How much a client may use: so many units a second on average, and so many at once after a quiet time. */
export type RateLimit = Readonly<{ unitsPerSecond: number; burst: number }>

/** The allowance of one client, which fills again as time goes by. */
export type Bucket = Readonly<{
  limit: RateLimit
  /** Whole units left; below 0 when more was used than was known beforehand. */
  remaining: () => number
  /** Takes units if that many are left. One request never needs more than a full bucket. */
  take: (units: number) => boolean
  /** Puts back what was not used, or, below 0, takes what turned out to be used, up to a burst in debt. */
  giveBack: (units: number) => void
  /** Seconds until so many units are there, rounded up. */
  secondsUntil: (units: number) => number
}>

/** Makes a full bucket. `clock` tells milliseconds and never goes back. */
export const createBucket = (limit: RateLimit, clock: () => number): Bucket => {
  const { unitsPerSecond, burst } = limit
  let level = burst
  let at = clock()
  const fill = (): number => {
    const now = clock()
    level = Math.min(burst, level + ((now - at) / 1000) * unitsPerSecond)
    at = now
    return level
  }
  return {
    limit,
    remaining: () => Math.floor(fill()),
    take(units) {
      const needed = Math.min(units, burst)
      if (fill() < needed) return false
      level -= needed
      return true
    },
    giveBack(units) {
      level = Math.max(-burst, Math.min(burst, fill() + units))
    },
    secondsUntil: (units) => Math.max(0, Math.ceil((Math.min(units, burst) - fill()) / unitsPerSecond)),
  }
}
