import { indexText } from './indexText.js';
import { normalizerOf } from './language.js';
import { matches } from './matches.js';
import { parseSearch } from './parseSearch.js';
import { occurrenceRank, proximityRank } from './rank.js';
import { joinedWords } from './wordsOf.js';
const lookupIn = (words) => {
    const places = new Map();
    for (const { word, position } of words) {
        const known = places.get(word);
        if (known)
            known.push(position);
        else
            places.set(word, [position]);
    }
    return ({ word, prefix }) => {
        if (!prefix)
            return places.get(word) ?? [];
        return [...places].flatMap(([candidate, found]) => (candidate.startsWith(word) ? found : []));
    };
};
/** The SQL functions behind searches, for one connection. */
export const createFulltextFunctions = () => {
    const normalizers = new Map();
    const normalizer = (language) => {
        const known = normalizers.get(language) ?? normalizerOf(language);
        normalizers.set(language, known);
        return known;
    };
    // A statement asks with the same words for every row.
    let last;
    const queryOf = (language, text) => {
        if (last?.language !== language || last.text !== text)
            last = { language, text, query: parseSearch(text, normalizer(language)) };
        return last.query;
    };
    return {
        /** What the index keeps of these texts. */
        words: (language, texts) => indexText(joinedWords(texts, normalizer(language))),
        /** How well these texts match, null when they do not. */
        rank: (language, algorithm, text, texts) => {
            const query = queryOf(language, text);
            if (!query)
                return null;
            const lookup = lookupIn(joinedWords(texts, normalizer(language)));
            if (!matches(query, lookup))
                return null;
            return algorithm === 'rank' ? occurrenceRank(query, lookup) : proximityRank(query, lookup);
        },
    };
};
//# sourceMappingURL=createFulltextFunctions.js.map