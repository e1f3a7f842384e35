import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_VALUES, parseJson } from './parseJson.js';
/** The plain JavaScript value, for comparing with `JSON.parse`. */
const toPlain = (value) => {
    switch (value.kind) {
        case 'null':
            return null;
        case 'number':
            return Number(value.text);
        case 'array':
            return value.value.map(toPlain);
        case 'object':
            return Object.fromEntries(value.value.map(([key, member]) => [key, toPlain(member)]));
        default:
            return value.value;
    }
};
describe('parseJson()', () => {
    test('reads what JSON.stringify() writes', () => {
        fc.assert(fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), fc.constantFrom(0, 2), (value, indent) => {
            const text = JSON.stringify(value, null, indent);
            expect(toPlain(parseJson(text))).toEqual(JSON.parse(text));
        }));
    });
    test('accepts and refuses the same texts as JSON.parse()', () => {
        const piece = fc.constantFrom(...[
            '{',
            '}',
            '[',
            ']',
            ',',
            ':',
            '"',
            '"a"',
            '1',
            '-',
            '.5',
            '1e5',
            '01',
            'true',
            'nul',
            ' ',
            '\n',
            '\\',
            '\t"',
        ]);
        const succeeds = (parse, text) => {
            try {
                parse(text);
                return true;
            }
            catch {
                return false;
            }
        };
        fc.assert(fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
            const text = pieces.join('');
            expect([text, succeeds(parseJson, text)]).toEqual([text, succeeds(JSON.parse, text)]);
        }), { numRuns: 5000 });
    });
    test('keeps the text of numbers', () => {
        const texts = ['1.10', '123456789012345678901234567890', '-0', '1E400', '2e-7'];
        expect(parseJson(`[${texts.join()}]`)).toEqual({
            kind: 'array',
            value: texts.map((text) => ({ kind: 'number', text })),
        });
    });
    test('sorts keys by their UTF-8 bytes and lets the last of equal keys win', () => {
        const value = parseJson('{"\u{1F600}":1,"\uffee":2,"b":3,"a":4,"b":5,"__proto__":6}');
        expect(value.kind === 'object' && value.value.map(([key]) => key)).toEqual([
            '__proto__',
            'a',
            'b',
            '\uffee',
            '\u{1F600}',
        ]);
        expect(value.kind === 'object' && value.value[2]?.[1]).toEqual({ kind: 'number', text: '5' });
    });
    test('refuses lone surrogates, nesting beyond 127 and trailing text', () => {
        expect(() => parseJson('"\\ud800"')).toThrow('lone surrogate in string');
        expect(parseJson('"\\ud83d\\ude00"')).toEqual({ kind: 'string', value: '😀' });
        expect(() => parseJson('['.repeat(128) + ']'.repeat(128))).toThrow('recursion limit exceeded');
        expect(parseJson('['.repeat(127) + ']'.repeat(127)).kind).toBe('array');
        expect(() => parseJson('1 2')).toThrow('trailing characters at character 2');
    });
    test('refuses a document with too many values', () => {
        const ones = (count) => `[${Array.from({ length: count }, () => '1').join()}]`;
        expect(parseJson(ones(MAX_VALUES - 1)).kind).toBe('array');
        expect(() => parseJson(ones(MAX_VALUES))).toThrow('more than 500000 values');
    });
});
//# sourceMappingURL=parseJson.test.js.map