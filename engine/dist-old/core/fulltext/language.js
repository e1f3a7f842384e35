import snowball from 'snowball-stemmers';
import { ENGLISH_STOP_WORDS } from './englishStopWords.js';
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
};
export const isLanguage = (code) => Object.hasOwn(STEMMERS, code);
/** The rules of a language. Keep the result: making it costs more than using it. */
export const normalizerOf = (language) => {
    const algorithm = STEMMERS[language];
    if (algorithm === undefined)
        return (word) => word.toLowerCase();
    const stemmer = snowball.newStemmer(algorithm);
    const ignored = language === 'en' ? ENGLISH_STOP_WORDS : undefined;
    return (word) => {
        const lower = word.toLowerCase();
        return ignored?.has(lower) ? undefined : stemmer.stem(lower);
    };
};
//# sourceMappingURL=language.js.map