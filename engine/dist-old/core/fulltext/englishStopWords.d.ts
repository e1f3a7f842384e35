/** Words too common in English to be searched. */
export declare const ENGLISH_STOP_WORDS: ReadonlySet<string>;
