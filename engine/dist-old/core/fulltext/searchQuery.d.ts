/** A word to find, or the beginning of one. */
export type SearchWord = Readonly<{
    kind: 'word';
    word: string;
    prefix: boolean;
}>;
/** What a text must contain. `near` holds when the right side ends `distance` words after the left one. */
export type SearchQuery = SearchWord | Readonly<{
    kind: 'not';
    operand: SearchQuery;
}> | Readonly<{
    kind: 'and' | 'or';
    left: SearchQuery;
    right: SearchQuery;
}> | Readonly<{
    kind: 'near';
    distance: number;
    left: SearchQuery;
    right: SearchQuery;
}>;
/** A search that cannot be read; `reason` says why. */
export declare class SearchSyntaxError extends Error {
    name: string;
}
