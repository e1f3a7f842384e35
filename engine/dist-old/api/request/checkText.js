import { Lexer, Source, TokenKind } from 'graphql';
import { tooDeep } from './checkDepth.js';
import { LIMITS, TooExpensiveError } from './limits.js';
import { QueryError } from './queryError.js';
/** A text up to this length is parsed in no time that matters, and has no more tokens than characters. */
const SHORT = 10_000;
/**
 * Refuses a text for its length, tokens, levels, and the response keys written into one object, before it is parsed:
 * reading its tokens takes a millisecond, while a large tree also takes tens of milliseconds to be collected.
 *
 * @throws QueryError beyond a limit, GraphQLError on what is no token.
 */
export const checkText = (text) => {
    if (text.length > LIMITS.text)
        throw new QueryError(`the query text is longer than the limit of ${LIMITS.text} characters`, {
            attestable: false,
        });
    if (text.length <= SHORT)
        return;
    const lexer = new Lexer(new Source(text));
    const keys = createKeyCounter();
    for (let count = 0; lexer.advance().kind !== TokenKind.EOF; count += 1) {
        if (count >= LIMITS.tokens)
            throw new QueryError(`the query text has more tokens than the limit of ${LIMITS.tokens}`, {
                attestable: false,
            });
        keys.read(lexer.token);
    }
};
/** Follows the selection sets that tokens open and close. */
const createKeyCounter = () => {
    const sets = [];
    let parentheses = 0;
    let before = TokenKind.SOF;
    let isCondition = false;
    const readName = (name) => {
        const keys = sets.at(-1);
        const isSpread = before === TokenKind.SPREAD;
        const isKey = !isSpread && !isCondition && before !== TokenKind.COLON && before !== TokenKind.AT;
        isCondition = isSpread && name === 'on';
        if (!keys || !isKey)
            return;
        keys.add(name);
        if (keys.size > LIMITS.keys)
            throw new TooExpensiveError('keys');
    };
    const open = () => {
        if (sets.push(new Set()) > LIMITS.depth)
            throw tooDeep();
    };
    return {
        read({ kind, value }) {
            if (kind === TokenKind.PAREN_L)
                parentheses += 1;
            else if (kind === TokenKind.PAREN_R)
                parentheses -= 1;
            else if (parentheses === 0) {
                // Elsewhere braces hold values.
                if (kind === TokenKind.BRACE_L)
                    open();
                else if (kind === TokenKind.BRACE_R)
                    sets.pop();
                else if (kind === TokenKind.NAME)
                    readName(value);
            }
            before = kind;
        },
    };
};
//# sourceMappingURL=checkText.js.map