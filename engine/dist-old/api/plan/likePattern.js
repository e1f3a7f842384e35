/** Reads an SQL LIKE pattern: `%` and `_` are wildcards, a backslash takes the next character as it is. */
const readLike = (pattern) => {
    const pieces = [];
    const characters = [...pattern];
    for (let index = 0; index < characters.length; index += 1) {
        const character = characters[index] ?? '';
        if (character === '%' || character === '_')
            pieces.push({ wildcard: character });
        else if (character === '\\' && index + 1 < characters.length) {
            index += 1;
            pieces.push({ text: characters[index] ?? '' });
        }
        else
            pieces.push({ text: character });
    }
    return pieces;
};
/**
 * The GLOB pattern that matches what a case-sensitive LIKE pattern does. SQLite's own LIKE ignores case.
 *
 * @example
 * globFromLike('a_b%*') // 'a?b*[*]'
 */
export const globFromLike = (pattern) => readLike(pattern)
    .map((piece) => {
    if ('wildcard' in piece)
        return piece.wildcard === '%' ? '*' : '?';
    return /[*?[]/.test(piece.text) ? `[${piece.text}]` : piece.text;
})
    .join('');
/** The LIKE pattern of a text filter. The text is not escaped: its wildcards work as wildcards. */
export const likePattern = (anchor, text) => {
    if (anchor === 'starts_with')
        return `${text}%`;
    if (anchor === 'ends_with')
        return `%${text}`;
    return text.startsWith('%') || text.endsWith('%') ? text : `%${text}%`;
};
//# sourceMappingURL=likePattern.js.map