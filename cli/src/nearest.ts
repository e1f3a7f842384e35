import { closest, distance } from 'fastest-levenshtein'

/**
 * The known word a person most likely meant, or undefined when none is near.
 *
 * @example
 * nearest('bellcour', ['bellecour', 'fuji']) // 'bellecour'
 */
export const nearest = (word: string, known: readonly string[]): string | undefined => {
  const candidate = closest(word.toLowerCase(), known)
  return candidate !== undefined && distance(word.toLowerCase(), candidate) <= Math.max(2, word.length / 3)
    ? candidate
    : undefined
}
