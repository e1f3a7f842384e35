import { createRequire } from 'node:module'
import { ENGLISH_STOP_WORDS } from './englishStopWords.js'

/** Stemming algorithm of each language; `simple` takes words as they are. */
const STEMMERS = {
  simple: undefined,
  da: 'danish',
  nl: 'dutch',
  en: 'english',
  fi: 'finnish',
  fr: 'french',
  de: 'german',
  hu: 'hungarian',
  it: 'italian',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  es: 'spanish',
  sv: 'swedish',
  tr: 'turkish',
} as const

export type Language = keyof typeof STEMMERS

export const isLanguage = (code: string): code is Language => Object.hasOwn(STEMMERS, code)

/** Loaded when a language needs it: most schemas search no text, and all stemmers together are large. */
const newStemmer = (algorithm: string): Readonly<{ stem(word: string): string }> =>
  createRequire(import.meta.url)('snowball-stemmers').newStemmer(algorithm)

/** What a word is searched as; undefined for a word too common to be searched. */
export type Normalize = (word: string) => string | undefined

/** The rules of a language. Keep the result: making it costs more than using it. */
export const normalizerOf = (language: Language): Normalize => {
  const algorithm = STEMMERS[language]
  if (algorithm === undefined) return (word) => word.toLowerCase()
  const stemmer = newStemmer(algorithm)
  const ignored = language === 'en' ? ENGLISH_STOP_WORDS : undefined
  return (word) => {
    const lower = word.toLowerCase()
    return ignored?.has(lower) ? undefined : stemmer.stem(lower)
  }
}
