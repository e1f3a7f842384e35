import type { RankAlgorithm } from './fulltext.js';
import { type Language } from './language.js';
/** The SQL functions behind searches, for one connection. */
export declare const createFulltextFunctions: () => {
    /** What the index keeps of these texts. */
    words: (language: Language, texts: readonly (string | null)[]) => string;
    /** How well these texts match, null when they do not. */
    rank: (language: Language, algorithm: RankAlgorithm, text: string, texts: readonly (string | null)[]) => number | null;
};
