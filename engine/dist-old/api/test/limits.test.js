import { afterAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../request/limits.js';
import { MUSIC_BLOCKS, MUSIC_SCHEMA } from './musicians.js';
import { openFixture } from './openFixture.js';
const fixture = openFixture(MUSIC_SCHEMA, MUSIC_BLOCKS);
afterAll(() => fixture[Symbol.dispose]());
const many = (count, text) => Array.from({ length: count }, (_, index) => text(index)).join(' ');
const messages = (query, variables) => fixture.body(query, variables ? { variables } : {}).errors?.map(({ message }) => message);
const nested = (levels) => (levels === 0 ? {} : { and: [nested(levels - 1)] });
describe('a query is refused that', () => {
    test('is too long', () => {
        expect(messages(`{ bands { id } } #${'x'.repeat(LIMITS.text)}`)).toEqual([
            'the query text is longer than the limit of 500000 characters',
        ]);
        expect(messages(`{ bands { id } } ${'# '.repeat(LIMITS.tokens)}`)).toBeUndefined();
        expect(messages(`{ bands { ${'id '.repeat(LIMITS.tokens)} } }`)).toEqual([
            expect.stringMatching(/limit of 15000/),
        ]);
    });
    test('has more fields in one object than any type', () => {
        const expected = ['query is too expensive: it selects more than 500 fields of one object'];
        expect(messages(`{ ${many(LIMITS.keys, (index) => `a${index}: bands { id }`)} }`)).toBeUndefined();
        expect(messages(`{ ${many(LIMITS.keys + 1, (index) => `a${index}: bands { id }`)} }`)).toEqual(expected);
        expect(messages(`{ bands { ${many(LIMITS.keys + 1, (index) => `a${index}: id`)} } }`)).toEqual(expected);
    });
    test('has more than that in a text that is not parsed for it', () => {
        const padding = `# ${'x'.repeat(10_000)}\n`;
        const long = (query) => messages(`${padding}${query}`);
        const keys = many(LIMITS.keys, (index) => `k${index}: id`);
        const rest = '... on Band @include(if: true) { id } ...F';
        const fragment = 'fragment F on Band { name }';
        const where = `where: { or: [${many(600, (index) => `{ id: "${index}" }`)}] }`;
        expect(long(`{ bands { ${keys} } }`)).toBeUndefined();
        expect(long(`{ bands(${where}) { ${keys} ${keys} ${rest} } } ${fragment}`)).toEqual([
            'query is too expensive: it selects more than 500 fields of one object',
        ]);
        expect(long(`{ bands(${where}) { ${many(LIMITS.keys - 2, (index) => `k${index}: id`)} ${rest} } } ${fragment}`)).toBeUndefined();
        expect(long(`{ bands { ${keys} name } } }`)).toEqual([
            'query is too expensive: it selects more than 500 fields of one object',
        ]);
        expect(long(`${'{ a '.repeat(LIMITS.depth + 1)}`)).toEqual([
            'query has a depth that exceeds the limit of `255`',
        ]);
        expect(long('{ bands { id ? } }')).toEqual([expect.stringMatching(/Unexpected character/)]);
    });
    test('doubles its fields on every level', () => {
        const fragments = many(15, (i) => `fragment F${i} on Band { a: members { bands { ...F${i + 1} } } b: members { bands { ...F${i + 1} } } }`);
        expect(messages(`{ bands { ...F0 } } ${fragments} fragment F15 on Band { id }`)).toEqual([
            'query is too expensive: it selects more than 5000 fields',
        ]);
    });
    test('has more conditions than it may, in all its fields together', () => {
        const expected = ['query is too expensive: it filters by more than 2000 conditions'];
        const where = (count) => `{ and: [${many(count, () => '{ id: "b1" }')}] }`;
        expect(messages(`{ bands(where: ${where(900)}) { id } }`)).toBeUndefined();
        expect(messages(`{ ${many(3, (index) => `a${index}: bands(where: ${where(400)}) { id }`)} }`)).toEqual(expected);
    });
    test('has operands of `and` and `or` that are taken twice on every level', () => {
        const bomb = (levels) => levels === 0 ? '{}' : `{ and: [${bomb(levels - 1)}], or: [{}] }`;
        expect(messages(`{ bands(where: ${bomb(30)}) { id } }`)).toEqual([
            'query is too expensive: it filters by more than 2000 conditions',
        ]);
    });
    test('has variables that are nested too deep or too many', () => {
        const query = 'query($where: Band_filter) { bands(where: $where) { id } }';
        expect(messages(query, { where: nested(100) })).toBeUndefined();
        expect(messages(query, { where: nested(200) })).toEqual([
            'query has a depth that exceeds the limit of `255`',
        ]);
        expect(messages(query, { where: { id_in: Array(LIMITS.variableValues).fill('b1') } })).toEqual([
            'query is too expensive: it declares variables with more than 150000 values',
        ]);
        expect(messages('{ bands { id } }', { where: nested(200) })).toBeUndefined();
    });
    test('reads the schema over and over', () => {
        const copy = (index) => `a${index}: __schema { types { inputFields { name type { name } } } }`;
        expect(messages(`{ ${many(2, copy)} }`)).toBeUndefined();
        expect(messages(`{ ${many(LIMITS.keys, copy)} }`)).toEqual([
            expect.stringMatching(/reads the schema more than once/),
        ]);
    });
    test('writes a number of many digits', () => {
        expect(messages(`{ bands(first: ${'9'.repeat(2_000)}) { id } }`)).toEqual([
            'number too large to fit in target type',
        ]);
    });
});
test('of many mistakes a hundred are told', () => {
    expect(messages(`{ bands { ${many(200, (index) => `x${index}`)} } }`)).toHaveLength(LIMITS.mistakes);
    expect(messages(`query(${many(200, (index) => `$v${index}: Int!`)}) { bands { id } }`)).toHaveLength(LIMITS.mistakes);
});
test('a value that does not fit is not sent back whole', () => {
    for (const first of ['x'.repeat(100_000), '\u0001'.repeat(100_000), Array(50_000).fill('é')]) {
        const [message = ''] = messages('query($first: Int) { bands(first: $first) { id } }', { first }) ?? [];
        expect(message).toMatch(/^Invalid value provided for argument `first`: (String\("|List\(\[)/);
        expect(message.length).toBeLessThan(11_000);
    }
});
//# sourceMappingURL=limits.test.js.map