import { NUMBER_AGGREGATES, NUMBER_FUNCTIONS } from '../core/aggregation/numberFunctions.js';
import { createFulltextFunctions } from '../core/fulltext/createFulltextFunctions.js';
import { decodeNumber } from '../core/numberText.js';
/** Gives a connection the SQL functions that our statements use: `decode_number`, exact arithmetic, and searches. */
export const registerFunctions = (db) => {
    const options = { deterministic: true, directOnly: true };
    db.function('decode_number', options, (text) => typeof text === 'string' ? decodeNumber(text) : null);
    const exact = { ...options, safeIntegers: true, varargs: true };
    for (const [name, work] of Object.entries(NUMBER_FUNCTIONS))
        db.function(name, exact, work);
    for (const [name, fold] of Object.entries(NUMBER_AGGREGATES))
        db.aggregate(name, { ...exact, ...fold });
    const fulltext = createFulltextFunctions();
    // Triggers call this one, and may not call what is for statements only.
    db.function('fulltext_words', { deterministic: true, varargs: true }, (language, ...texts) => fulltext.words(language, texts));
    db.function('fulltext_rank', { ...options, varargs: true }, (language, algorithm, text, ...texts) => fulltext.rank(language, algorithm, text, texts));
};
//# sourceMappingURL=registerFunctions.js.map