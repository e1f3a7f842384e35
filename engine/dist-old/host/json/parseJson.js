/** Containers may nest this deep. */
const MAX_DEPTH = 127;
/** So many values a document may have: in a mapping each takes a hundred bytes and more. */
export const MAX_VALUES = 500_000;
/**
 * Parses strict JSON. Of a key given twice, the last value counts.
 * Throws a `SyntaxError` with the position at fault.
 *
 * @example
 * parseJson('{"b":1.10,"a":[]}') // a before b; the number keeps its text `1.10`
 */
export const parseJson = (text) => {
    const parser = new Parser(text);
    const value = parser.value(0);
    parser.end();
    return value;
};
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const PLAIN = /[^"\\]*/y;
const SPACE = /[ \t\n\r]*/y;
const ESCAPES = {
    '"': '"',
    '\\': '\\',
    '/': '/',
    b: '\b',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
};
class Parser {
    #text;
    #at = 0;
    #values = 0;
    constructor(text) {
        this.#text = text;
    }
    value(depth) {
        this.#values += 1;
        if (this.#values > MAX_VALUES)
            throw this.#fail(`more than ${MAX_VALUES} values`);
        this.#match(SPACE);
        const next = this.#text[this.#at];
        switch (next) {
            case '{':
                return { kind: 'object', value: this.#object(depth + 1) };
            case '[':
                return { kind: 'array', value: this.#array(depth + 1) };
            case '"':
                return { kind: 'string', value: this.#string() };
            case 't':
                return this.#word('true', { kind: 'bool', value: true });
            case 'f':
                return this.#word('false', { kind: 'bool', value: false });
            case 'n':
                return this.#word('null', { kind: 'null' });
            default: {
                const text = this.#match(NUMBER);
                if (text === '')
                    throw this.#fail(next === undefined ? 'unexpected end' : 'expected value');
                return { kind: 'number', text };
            }
        }
    }
    end() {
        this.#match(SPACE);
        if (this.#at < this.#text.length)
            throw this.#fail('trailing characters');
    }
    #object(depth) {
        const entries = new Map();
        this.#items('}', depth, () => {
            if (this.#text[this.#at] !== '"')
                throw this.#fail('key must be a string');
            const key = this.#string();
            this.#match(SPACE);
            if (!this.#take(':'))
                throw this.#fail('expected `:`');
            entries.set(key, this.value(depth));
        });
        return [...entries].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }
    #array(depth) {
        const elements = [];
        this.#items(']', depth, () => elements.push(this.value(depth)));
        return elements;
    }
    #items(close, depth, item) {
        if (depth > MAX_DEPTH)
            throw this.#fail('recursion limit exceeded');
        this.#at++;
        this.#match(SPACE);
        if (this.#take(close))
            return;
        do {
            this.#match(SPACE);
            item();
            this.#match(SPACE);
        } while (this.#take(','));
        if (!this.#take(close))
            throw this.#fail(`expected \`,\` or \`${close}\``);
    }
    #string() {
        this.#at++;
        let text = this.#plain();
        while (!this.#take('"')) {
            if (!this.#take('\\'))
                throw this.#fail('unterminated string');
            text += this.#escape() + this.#plain();
        }
        if (!text.isWellFormed())
            throw this.#fail('lone surrogate in string');
        return text;
    }
    #plain() {
        const text = this.#match(PLAIN);
        for (let index = 0; index < text.length; index++)
            if (text.charCodeAt(index) < 0x20)
                throw this.#fail('control character in string');
        return text;
    }
    #escape() {
        const letter = this.#text[this.#at++] ?? '';
        if (letter !== 'u') {
            const character = ESCAPES[letter];
            if (character === undefined)
                throw this.#fail('invalid escape');
            return character;
        }
        const digits = this.#text.slice(this.#at, this.#at + 4);
        if (!/^[0-9a-fA-F]{4}$/.test(digits))
            throw this.#fail('invalid escape');
        this.#at += 4;
        return String.fromCharCode(Number.parseInt(digits, 16));
    }
    #word(word, value) {
        if (!this.#text.startsWith(word, this.#at))
            throw this.#fail('expected ident');
        this.#at += word.length;
        return value;
    }
    #take(character) {
        if (this.#text[this.#at] !== character)
            return false;
        this.#at++;
        return true;
    }
    /** The text that the sticky pattern matches here, which is skipped. */
    #match(pattern) {
        pattern.lastIndex = this.#at;
        const text = pattern.exec(this.#text)?.[0] ?? '';
        this.#at += text.length;
        return text;
    }
    #fail(reason) {
        return new SyntaxError(`${reason} at character ${this.#at}`);
    }
}
//# sourceMappingURL=parseJson.js.map