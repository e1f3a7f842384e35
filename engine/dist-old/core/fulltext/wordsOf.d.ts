import type { Normalize } from './language.js';
/** A searchable word and its place among all words of a text, from 1. */
export type PlacedWord = Readonly<{
    word: string;
    position: number;
}>;
/**
 * The searchable words of a text. Words that are too common keep their place.
 *
 * @example
 * wordsOf('The musicians', normalizerOf('en')) // [{ word: 'musician', position: 2 }]
 */
export declare const wordsOf: (text: string, normalize: Normalize) => readonly PlacedWord[];
/** The words of several texts as if they were one. A text begins where the last word of those before it stands. */
export declare const joinedWords: (texts: readonly (string | null)[], normalize: Normalize) => readonly PlacedWord[];
