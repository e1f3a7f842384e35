type Piece = Readonly<{ wildcard: '%' | '_' } | { text: string }>

/** Reads an SQL LIKE pattern: `%` and `_` are wildcards, a backslash takes the next character as it is. */
const readLike = (pattern: string): Piece[] => {
  const pieces: Piece[] = []
  const characters = [...pattern]
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index] ?? ''
    if (character === '%' || character === '_') pieces.push({ wildcard: character })
    else if (character === '\\' && index + 1 < characters.length) {
      index += 1
      pieces.push({ text: characters[index] ?? '' })
    } else pieces.push({ text: character })
  }
  return pieces
}

/**
 * The GLOB pattern that matches what a case-sensitive LIKE pattern does. SQLite's own LIKE ignores case.
 *
 * @example
 * globFromLike('a_b%*') // 'a?b*[*]'
 */
export const globFromLike = (pattern: string): string =>
  readLike(pattern)
    .map((piece) => {
      if ('wildcard' in piece) return piece.wildcard === '%' ? '*' : '?'
      return /[*?[]/.test(piece.text) ? `[${piece.text}]` : piece.text
    })
    .join('')

/** Where the searched text has to stand. */
export type Anchor = 'contains' | 'starts_with' | 'ends_with'

/** The LIKE pattern of a text filter. The text is not escaped: its wildcards work as wildcards. */
export const likePattern = (anchor: Anchor, text: string): string => {
  if (anchor === 'starts_with') return `${text}%`
  if (anchor === 'ends_with') return `%${text}`
  return text.startsWith('%') || text.endsWith('%') ? text : `%${text}%`
}
