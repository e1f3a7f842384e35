import type { RankAlgorithm } from './fulltext.js'
import { indexText } from './indexText.js'
import { type Language, type Normalize, normalizerOf } from './language.js'
import { type Lookup, matches } from './matches.js'
import { parseSearch } from './parseSearch.js'
import { occurrenceRank, proximityRank } from './rank.js'
import type { SearchQuery } from './searchQuery.js'
import { joinedWords, type PlacedWord } from './wordsOf.js'

const lookupIn = (words: readonly PlacedWord[]): Lookup => {
  const places = new Map<string, number[]>()
  for (const { word, position } of words) {
    const known = places.get(word)
    if (known) known.push(position)
    else places.set(word, [position])
  }
  return ({ word, prefix }) => {
    if (!prefix) return places.get(word) ?? []
    return [...places].flatMap(([candidate, found]) => (candidate.startsWith(word) ? found : []))
  }
}

/** The SQL functions behind searches, for one connection. */
export const createFulltextFunctions = () => {
  const normalizers = new Map<Language, Normalize>()
  const normalizer = (language: Language): Normalize => {
    const known = normalizers.get(language) ?? normalizerOf(language)
    normalizers.set(language, known)
    return known
  }
  // A statement asks with the same words for every row.
  let last: { language: Language; text: string; query: SearchQuery | undefined } | undefined
  const queryOf = (language: Language, text: string): SearchQuery | undefined => {
    if (last?.language !== language || last.text !== text)
      last = { language, text, query: parseSearch(text, normalizer(language)) }
    return last.query
  }
  return {
    /** What the index keeps of these texts. */
    words: (language: Language, texts: readonly (string | null)[]): string =>
      indexText(joinedWords(texts, normalizer(language))),
    /** How well these texts match, null when they do not. */
    rank: (
      language: Language,
      algorithm: RankAlgorithm,
      text: string,
      texts: readonly (string | null)[],
    ): number | null => {
      const query = queryOf(language, text)
      if (!query) return null
      const lookup = lookupIn(joinedWords(texts, normalizer(language)))
      if (!matches(query, lookup)) return null
      return algorithm === 'rank' ? occurrenceRank(query, lookup) : proximityRank(query, lookup)
    },
  }
}
