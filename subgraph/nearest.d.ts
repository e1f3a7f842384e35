/**
 * The known word that a mistyped one most likely means; undefined when none is close.
 *
 * @example
 * nearest('bellcour', ['bellecour', 'fuji']) // 'bellecour'
 */
export function nearest(word: string, known: readonly string[]): string | undefined
