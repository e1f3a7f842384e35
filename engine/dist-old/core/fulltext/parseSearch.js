import { SearchSyntaxError } from './searchQuery.js';
import { wordsOf } from './wordsOf.js';
const NOTHING = { query: undefined, before: 0, after: 0 };
const TOKEN = /\s*(?:(<(?:-|\d+)>)|([|&!()])|('(?:[^'\\]|''|\\[\s\S])*'|(?:[^\s|&!():<'\\]|\\[\s\S])+)(:[*A-Da-d]*)?)/y;
const distanceOf = (operator) => (operator === '<->' ? 1 : Number(operator.slice(1, -1)));
const near = (left, right, distance) => {
    if (!left.query && !right.query) {
        const room = left.before + distance + right.before;
        return { query: undefined, before: room, after: room };
    }
    if (!left.query)
        return { ...right, before: left.before + distance + right.before };
    if (!right.query)
        return { ...left, after: left.after + distance + right.after };
    return {
        query: {
            kind: 'near',
            distance: distance + left.after + right.before,
            left: left.query,
            right: right.query,
        },
        before: left.before,
        after: right.after,
    };
};
const join = (kind, left, right) => {
    if (!left.query || !right.query)
        return left.query ? left : right;
    return { ...NOTHING, query: { kind, left: left.query, right: right.query } };
};
/**
 * Reads a search as PostgreSQL's `to_tsquery` does: words, or texts in single quotes, joined by `&`, `|`, `!`, `<->`,
 * `<N>` and parentheses; `:*` finds beginnings. Undefined when nothing of it can be searched.
 *
 * @throws SearchSyntaxError
 */
export const parseSearch = (text, normalize) => {
    const refuse = () => {
        throw new SearchSyntaxError(`syntax error in tsquery: "${text}"`);
    };
    let position = 0;
    const read = () => {
        TOKEN.lastIndex = position;
        const token = TOKEN.exec(text);
        if (token)
            return token;
        return text.slice(position).trim() === '' ? undefined : refuse();
    };
    const accept = (test) => {
        const token = read();
        if (!token || !test(token))
            return undefined;
        position += token[0].length;
        return token;
    };
    const operator = (symbol) => accept((token) => token[2] === symbol);
    const operand = () => {
        if (operator('!')) {
            const part = operand();
            return part.query ? { ...part, query: { kind: 'not', operand: part.query } } : part;
        }
        if (operator('(')) {
            const part = either();
            return operator(')') ? part : refuse();
        }
        const token = accept((found) => found[3] !== undefined);
        return token ? wordsPart(token) : refuse();
    };
    const wordsPart = ([, , , written = '', flags = '']) => {
        const plain = written.startsWith("'") ? written.slice(1, -1).replaceAll("''", "'") : written;
        const words = wordsOf(plain.replace(/\\([\s\S])/g, '$1'), normalize);
        const weights = flags.replace(/[:*]/g, '');
        // Our texts have the lowest weight, D, all of them.
        const found = weights === '' || /d/i.test(weights);
        const prefix = flags.includes('*');
        let part = NOTHING;
        let last = 0;
        for (const { word, position: place } of words) {
            const one = { kind: 'word', word: found ? word : '', prefix: prefix && found };
            part = part.query ? near(part, { ...NOTHING, query: one }, place - last) : { ...NOTHING, query: one };
            last = place;
        }
        return part;
    };
    const close = () => {
        let left = operand();
        for (let token = accept(isNear); token; token = accept(isNear))
            left = near(left, operand(), distanceOf(token[1] ?? ''));
        return left;
    };
    const both = () => {
        let left = close();
        while (operator('&'))
            left = join('and', left, close());
        return left;
    };
    const either = () => {
        let left = both();
        while (operator('|'))
            left = join('or', left, both());
        return left;
    };
    if (text.trim() === '')
        return undefined;
    const { query } = either();
    return read() ? refuse() : query;
};
const isNear = (token) => token[1] !== undefined;
//# sourceMappingURL=parseSearch.js.map