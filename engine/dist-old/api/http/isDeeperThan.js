/**
 * Whether brackets of JSON text are open on more than so many levels at once. Far faster than parsing, which takes
 * its time and memory for each level.
 */
export const isDeeperThan = (text, levels) => {
    let open = 0;
    for (let at = 0; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        if (code === QUOTE)
            at = endOfString(text, at);
        else if (code === BRACKET || code === BRACE) {
            open += 1;
            if (open > levels)
                return true;
        }
        else if (code === BRACKET + 2 || code === BRACE + 2)
            open -= 1;
    }
    return false;
};
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** `[` and `{`; each closes two characters further on. */
const BRACKET = 0x5b;
const BRACE = 0x7b;
const endOfString = (text, start) => {
    let end = text.indexOf('"', start + 1);
    while (end !== -1 && isEscaped(text, end))
        end = text.indexOf('"', end + 1);
    return end === -1 ? text.length : end;
};
const isEscaped = (text, at) => {
    let first = at;
    while (text.charCodeAt(first - 1) === BACKSLASH)
        first -= 1;
    return (at - first) % 2 === 1;
};
//# sourceMappingURL=isDeeperThan.js.map