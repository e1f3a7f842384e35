import type { SearchQuery, SearchWord } from './searchQuery.js';
/** Places of a word in a text, ascending. */
export type Lookup = (word: SearchWord) => readonly number[];
/** Whether a text is what a query looks for. */
export declare const matches: (query: SearchQuery, lookup: Lookup) => boolean;
