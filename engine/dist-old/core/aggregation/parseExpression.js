import { ExpressionError } from './expression.js';
const TOKEN = /\s*(?:(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<text>'(?:[^']|'')*')|(?<name>[A-Za-z_]\w*)|(?<quoted>"[^"]+")|(?<sign><->|<=|>=|<>|!=|::|[-+*/%^=<>(),]))/y;
const mistake = (reason) => new ExpressionError(`Failed to parse expression: sql parser error: ${reason}`);
const tokenize = (source) => {
    const tokens = [];
    const text = source.trimEnd();
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < text.length) {
        const at = TOKEN.lastIndex;
        const groups = TOKEN.exec(text)?.groups;
        const found = Object.entries(groups ?? {}).find(([, value]) => value !== undefined);
        if (!found)
            throw mistake(`Unexpected character at position ${at}: ${text.slice(at).trim()}`);
        tokens.push({ kind: found[0], text: found[1] ?? '' });
    }
    return tokens;
};
/** How tightly the binary operators bind, in the order of PostgreSQL. */
const BINDING = {
    or: 10,
    and: 20,
    is: 40,
    ...Object.fromEntries(['=', '!=', '<>', '<', '<=', '>', '>='].map((operator) => [operator, 50])),
    '<->': 60,
    '+': 70,
    '-': 70,
    '*': 80,
    '/': 80,
    '%': 80,
    '^': 90,
    '::': 110,
};
const NOT_BINDING = 30;
const SIGN_BINDING = 100;
const MOST_DEPTH = 100;
const KEYWORDS = new Set([
    ...['and', 'or', 'not', 'is', 'null', 'true', 'false', 'distinct', 'from'],
    ...['case', 'when', 'then', 'else', 'end', 'cast', 'as'],
]);
/**
 * Parses the expression of an aggregate.
 *
 * @throws ExpressionError when it is not one.
 */
export const parseExpression = (source) => {
    const tokens = tokenize(source);
    let position = 0;
    let depth = 0;
    const peek = () => tokens[position] ?? { kind: 'end', text: '' };
    const next = () => {
        const token = peek();
        position += 1;
        return token;
    };
    const found = () => (peek().kind === 'end' ? 'end of expression' : peek().text);
    const isWord = (word) => peek().kind === 'name' && peek().text.toLowerCase() === word;
    const accept = (text) => {
        const matches = isWord(text) || (peek().kind === 'sign' && peek().text === text);
        if (matches)
            position += 1;
        return matches;
    };
    const expect = (text) => {
        if (!accept(text))
            throw mistake(`Expected: ${text}, found: ${found()}`);
    };
    const parseList = () => {
        if (accept(')'))
            return [];
        const list = [parse(0)];
        while (accept(','))
            list.push(parse(0));
        expect(')');
        return list;
    };
    const parseCase = () => {
        const operand = isWord('when') ? undefined : parse(0);
        const branches = [];
        while (accept('when')) {
            const when = parse(0);
            expect('then');
            branches.push({ when, result: parse(0) });
        }
        if (branches.length === 0)
            throw mistake(`Expected: WHEN, found: ${found()}`);
        const otherwise = accept('else') ? parse(0) : undefined;
        expect('end');
        return { kind: 'case', operand, branches, otherwise };
    };
    const parseType = () => {
        const { kind, text } = next();
        if (kind !== 'name')
            throw mistake(`Expected: a data type, found: ${text || 'end of expression'}`);
        return text.toLowerCase();
    };
    const parseWord = (text) => {
        switch (text.toLowerCase()) {
            case 'true':
            case 'false':
                return { kind: 'boolean', value: text.toLowerCase() === 'true' };
            case 'null':
                return { kind: 'null' };
            case 'not':
                return { kind: 'unary', operator: 'not', operand: parse(NOT_BINDING) };
            case 'case':
                return parseCase();
            case 'cast': {
                expect('(');
                const operand = parse(0);
                expect('as');
                const type = parseType();
                expect(')');
                return { kind: 'cast', operand, type };
            }
        }
        if (accept('('))
            return { kind: 'call', name: text.toLowerCase(), arguments: parseList() };
        if (KEYWORDS.has(text.toLowerCase()))
            throw mistake(`Expected: an expression, found: ${text}`);
        return { kind: 'column', value: text };
    };
    const parsePrefix = () => {
        const { kind, text } = next();
        if (kind === 'number')
            return { kind, value: text };
        if (kind === 'text')
            return { kind, value: text.slice(1, -1).replaceAll("''", "'") };
        if (kind === 'quoted')
            return { kind: 'column', value: text.slice(1, -1) };
        if (kind === 'name')
            return parseWord(text);
        if (text === '(') {
            const inner = parse(0);
            expect(')');
            return inner;
        }
        if (text === '-' || text === '+')
            return { kind: 'unary', operator: text, operand: parse(SIGN_BINDING) };
        throw mistake(`Expected: an expression, found: ${text || 'end of expression'}`);
    };
    const parseIs = (operand) => {
        const not = accept('not');
        for (const what of ['null', 'true', 'false'])
            if (accept(what))
                return { kind: 'is', operand, not, what };
        expect('distinct');
        expect('from');
        return { kind: 'distinct', left: operand, right: parse(50), not };
    };
    const parse = (binding) => {
        depth += 1;
        if (depth > MOST_DEPTH)
            throw mistake('recursion limit exceeded');
        let left = parsePrefix();
        for (;;) {
            const operator = peek().text.toLowerCase();
            const strength = peek().kind === 'sign' || peek().kind === 'name' ? BINDING[operator] : undefined;
            if (strength === undefined || strength <= binding)
                break;
            next();
            if (operator === '::')
                left = { kind: 'cast', operand: left, type: parseType() };
            else if (operator === 'is')
                left = parseIs(left);
            else {
                const name = (operator === '<>' ? '!=' : operator);
                left = { kind: 'binary', operator: name, left, right: parse(strength) };
            }
        }
        depth -= 1;
        return left;
    };
    const expression = parse(0);
    if (peek().kind !== 'end')
        throw mistake(`Expected: end of expression, found: ${found()}`);
    return expression;
};
//# sourceMappingURL=parseExpression.js.map