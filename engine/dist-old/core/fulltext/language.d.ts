/** Stemming algorithm of each language; `simple` takes words as they are. */
declare const STEMMERS: {
    readonly simple: undefined;
    readonly da: 'danish';
    readonly nl: 'dutch';
    readonly en: 'english';
    readonly fi: 'finnish';
    readonly fr: 'french';
    readonly de: 'german';
    readonly hu: 'hungarian';
    readonly it: 'italian';
    readonly no: 'norwegian';
    readonly pt: 'portuguese';
    readonly ro: 'romanian';
    readonly ru: 'russian';
    readonly es: 'spanish';
    readonly sv: 'swedish';
    readonly tr: 'turkish';
};
export type Language = keyof typeof STEMMERS;
export declare const isLanguage: (code: string) => code is Language;
/** What a word is searched as; undefined for a word too common to be searched. */
export type Normalize = (word: string) => string | undefined;
/** The rules of a language. Keep the result: making it costs more than using it. */
export declare const normalizerOf: (language: Language) => Normalize;
export {};
