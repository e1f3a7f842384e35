import { closest, distance } from 'fastest-levenshtein'

export function nearest(word, known) {
  if (known.length === 0) return undefined
  const best = closest(word.toLowerCase(), known)
  return distance(word.toLowerCase(), best) <= Math.max(2, word.length / 3) ? best : undefined
}
