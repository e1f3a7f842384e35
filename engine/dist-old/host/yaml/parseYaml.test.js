import { describe, expect, test } from 'vitest';
import { parseYaml } from './parseYaml.js';
describe('parseYaml()', () => {
    test('keeps the text of numbers, the order of keys, and own tags', () => {
        expect(parseYaml('b: 1.50\na: [0x1f, yes, true, ~]\nc: !own {}\n')).toEqual({
            kind: 'object',
            value: [
                [
                    { kind: 'string', value: 'b' },
                    { kind: 'number', text: '1.50' },
                ],
                [
                    { kind: 'string', value: 'a' },
                    {
                        kind: 'array',
                        value: [
                            { kind: 'number', text: '0x1f' },
                            { kind: 'string', value: 'yes' },
                            { kind: 'bool', value: true },
                            { kind: 'null' },
                        ],
                    },
                ],
                [
                    { kind: 'string', value: 'c' },
                    { kind: 'tagged', tag: '!own', value: { kind: 'object', value: [] } },
                ],
            ],
        });
    });
    test('puts what an anchor holds in place of its aliases', () => {
        expect(() => parseYaml('&a [*a]')).toThrow(SyntaxError);
        expect(parseYaml('[&a x, *a]')).toEqual({
            kind: 'array',
            value: [
                { kind: 'string', value: 'x' },
                { kind: 'string', value: 'x' },
            ],
        });
    });
    test('refuses what is not well formed, too deep, or too much once written out', () => {
        expect(() => parseYaml('a: [')).toThrow(SyntaxError);
        expect(() => parseYaml(`${'['.repeat(200)}${']'.repeat(200)}`)).toThrow('recursion limit exceeded');
        const levels = Array.from({ length: 12 }, (_, level) => `l${level}: &l${level} [${`*l${level - 1},`.repeat(9)}]`);
        const laughs = ['l: &l-1 x', ...levels].join('\n');
        expect(() => parseYaml(laughs)).toThrow('repetition limit exceeded');
        const ladder = Array.from({ length: 200 }, (_, level) => `l${level}: &l${level} [*l${level - 1}]`);
        expect(() => parseYaml(['l: &l-1 x', ...ladder].join('\n'))).toThrow('recursion limit exceeded');
    });
});
//# sourceMappingURL=parseYaml.test.js.map