/** A word that every indexed text has, and no text of itself: a character without meaning. */
const EVERYTHING = '\u{E000}';
/** What the index keeps of a text. */
export const indexText = (words) => [EVERYTHING, ...words.map(({ word }) => word)].join(' ');
/** Whether the index can tell no more of a part than that it needs both sides. */
const needsBoth = ({ kind }) => kind === 'and' || kind === 'near';
/** Chains become flat, since the index limits how deep a search is nested. */
const operandsOf = (query, belongs) => 'left' in query && belongs(query)
    ? [...operandsOf(query.left, belongs), ...operandsOf(query.right, belongs)]
    : [query];
/** Search of the index that finds at least what a query looks for. */
export const indexQuery = (query) => {
    switch (query.kind) {
        case 'word':
            return `"${query.word}"${query.prefix ? ' *' : ''}`;
        case 'not':
            return `"${EVERYTHING}"`;
        case 'or':
            return `(${operandsOf(query, ({ kind }) => kind === 'or')
                .map(indexQuery)
                .join(' OR ')})`;
        default:
            return `(${operandsOf(query, needsBoth).map(indexQuery).join(' AND ')})`;
    }
};
/** Search of the index that finds nothing. */
export const NOTHING_QUERY = '""';
//# sourceMappingURL=indexText.js.map