import type { SearchQuery } from './searchQuery.js';
import type { PlacedWord } from './wordsOf.js';
/** What the index keeps of a text. */
export declare const indexText: (words: readonly PlacedWord[]) => string;
/** Search of the index that finds at least what a query looks for. */
export declare const indexQuery: (query: SearchQuery) => string;
/** Search of the index that finds nothing. */
export declare const NOTHING_QUERY = "\"\"";
