import { indexQuery, NOTHING_QUERY } from '../../core/fulltext/indexText.js';
import { normalizerOf } from '../../core/fulltext/language.js';
import { parseSearch } from '../../core/fulltext/parseSearch.js';
import { SearchSyntaxError } from '../../core/fulltext/searchQuery.js';
import { QueryError } from '../request/queryError.js';
import { NULL } from '../request/value.js';
const textOf = (value) => (value.kind === 'String' ? value.value : '');
/** The search that the `text` argument of a root field means. */
export const planSearch = (fulltext, args) => {
    const normalize = normalizerOf(fulltext.language);
    const indexed = (text) => {
        try {
            const query = parseSearch(text, normalize);
            return query ? indexQuery(query) : NOTHING_QUERY;
        }
        catch (error) {
            if (!(error instanceof SearchSyntaxError))
                throw error;
            throw new QueryError(`Invalid fulltext search query syntax. Error: ${error.message}. Hint: Search terms with spaces need to be enclosed in single quotes`);
        }
    };
    const value = args.get('text') ?? NULL;
    return {
        fulltext,
        text: { value, encode: textOf },
        index: { value, encode: (given) => indexed(textOf(given)) },
    };
};
//# sourceMappingURL=planSearch.js.map