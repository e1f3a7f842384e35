import { afterAll, expect, test } from 'vitest';
import { openFixture } from './openFixture.js';
import { USER_BLOCKS, USER_SCHEMA } from './users.js';
/** Behaviour numbers follow docs/graphql-behaviours.md. */
const users = openFixture(USER_SCHEMA, USER_BLOCKS);
afterAll(() => users[Symbol.dispose]());
const ids = (args) => {
    const answer = users.body(`{ users(${args}) { id } }`);
    expect(answer.errors).toBeUndefined();
    const list = answer.data?.users;
    return list.map(({ id }) => id).join(' ');
};
const where = (filter, rest = '') => ids(`where: {${filter}} ${rest}`);
const message = (args) => users.body(`{ users(${args}) { id } }`).errors?.[0]?.message;
const byName = 'orderBy: name';
const byNameDesc = 'orderBy: name, orderDirection: desc';
test('[63] contains, not', () => {
    expect(where('name_contains: "ind"')).toBe('2');
    expect(where('name_not: "Cindini"', byName)).toBe('1 3');
    expect(where('name_contains: "IND"')).toBe('');
    expect(where('name_contains_nocase: "IND"')).toBe('2');
    expect(where('name_not_contains_nocase: "IND"')).toBe('1 3');
    expect(where('name_contains: ""')).toBe('1 2 3');
});
test('[64] [65] text compares by bytes', () => {
    expect(where('name_gt: "Kundi"')).toBe('3');
    expect(where('name_lt: "Kundi"', byName)).toBe('2 1');
    expect(where('name_lt: "Kundi"', byNameDesc)).toBe('1 2');
    expect(where('name_lt: "ZZZ"', `${byNameDesc}, first: 1, skip: 1`)).toBe('1');
});
test('[66] beginnings and ends', () => {
    expect(where('name_ends_with: "ini"')).toBe('2');
    expect(where('name_not_ends_with: "ini"', byNameDesc)).toBe('3 1');
    expect(where('name_starts_with: "J"')).toBe('1');
    expect(where('name_starts_with: "j"')).toBe('');
    expect(where('name_starts_with_nocase: "j"')).toBe('1');
    expect(where('name_not_starts_with_nocase: "j"')).toBe('2 3');
});
test('[67] [68] membership, and the empty list that always excludes', () => {
    expect(where('name_in: ["Jono","Nobody"]')).toBe('1');
    expect(where('name_in: []')).toBe('');
    expect(where('name_not_in: ["Shaqueeena"]')).toBe('1 2');
    expect(where('name_not_in: []')).toBe('');
    expect(message('where: {name_in: null}')).toBe('Non-list value passed to `_in` filter');
    expect(message('where: {name_not_in: null}')).toBe('Non-list value passed to `_not_in` filter');
});
test('[69] decimals', () => {
    expect(where('weight: "184.4"')).toBe('1');
    expect(where('weight: 184.40')).toBe('1');
    expect(where('weight: "1.8440e2"')).toBe('1');
    expect(where('weight_gt: "160"')).toBe('1');
    expect(where('weight_in: ["184.4","111.7"]', byNameDesc)).toBe('3 1');
    expect(message('where: {weight: "heavy"}')).toBe('Failed to decode `BigDecimal` value: `invalid digit found in string`');
});
test('[70] integers', () => {
    expect(where('age_gte: 43', byName)).toBe('2 1');
    expect(where('age_not_in: [67,43]')).toBe('3');
});
test('[71] booleans', () => {
    expect(where('coffee: true')).toBe('2');
    expect(where('coffee_not: true', byName)).toBe('1 3');
    expect(where('coffee_not_in: [true]', byNameDesc)).toBe('3 1');
});
test('[72] [79] enums and null', () => {
    expect(where('color: null')).toBe('3');
    expect(where('color_not: null', byNameDesc)).toBe('1 2');
    expect(where('color_not: red')).toBe('1');
    expect(where('color_in: [red, yellow]')).toBe('1 2');
    expect(where('color_not_in: [red]')).toBe('1');
    expect(where('color: "red"')).toBe('2');
    expect(message('where: {color: blue}')).toBe('Invalid value provided for argument `where`: Object({"color": Enum("blue")})');
});
test('[73] [74] lists', () => {
    expect(where('drinks_contains: ["beer"]')).toBe('2');
    expect(where('drinks_contains: ["tea","coffee"]')).toBe('3');
    expect(where('drinks_contains: ["beer","tea"]')).toBe('');
    expect(where('drinks_contains: []')).toBe('2 3');
    expect(where('drinks_not_contains: ["beer"]')).toBe('3');
    expect(where('drinks_not_contains: ["tea"]')).toBe('2');
    expect(where('drinks_contains_nocase: ["BEER"]')).toBe('2');
    expect(where('drinks_not_contains_nocase: ["BEER"]')).toBe('1 3');
    expect(where('drinks: ["beer", "wine"]')).toBe('2');
    expect(where('drinks: null')).toBe('1');
});
test('[75] orders, and their exact reverses', () => {
    const orders = {
        weight: '3 2 1',
        age: '3 2 1',
        name: '2 1 3',
        id: '1 2 3',
        coffee: '1 3 2',
        email: '1 2 3',
    };
    for (const [field, order] of Object.entries(orders)) {
        expect(ids(`orderBy: ${field}`)).toBe(order);
        expect(ids(`orderBy: ${field}, orderDirection: desc`)).toBe(order.split(' ').reverse().join(' '));
    }
});
test('[76] empty combinations', () => {
    expect(where('or: []')).toBe('');
    expect(where('or: [{and: []}]')).toBe('1 2 3');
    expect(where('')).toBe('1 2 3');
});
test('[78] entities written since a block', () => {
    expect(where('_change_block: {number_gte: 0}')).toBe('1 2 3');
    expect(where('_change_block: {number_gte: 1}')).toBe('1');
    expect(where('_change_block: {number_gte: 2147483647}')).toBe('');
    expect(ids('where: {_change_block: {number_gte: 1}}, block: {number: 0}')).toBe('');
});
test('[80] enums and lists have no order', () => {
    expect(message('orderBy: color')).toBe('Ordering by `color` is not supported for type `User`');
    expect(message('orderBy: drinks')).toBe('Ordering by `drinks` is not supported for type `User`');
});
test('null where a value is needed', () => {
    expect(message('where: {age_gt: null}')).toBe('Store error: unsupported filter `>` for value `null`');
    expect(message('where: {name_starts_with: null}')).toBe('Store error: unsupported filter ` like ` for value `null`');
    expect(message('where: {name_not_ends_with_nocase: null}')).toBe('Store error: unsupported filter ` not ilike ` for value `null`');
    expect(message('where: {drinks_contains: null}')).toMatch(/^Failed to get entities from store: unsupported filter `contains` for value `null`, query = /);
});
test('numbers that are none', () => {
    expect(message('where: {balance: "12x"}')).toBe('Failed to decode `BigInt` value: `invalid digit found in string`');
    expect(message('where: {seen: "x"}')).toBe('Failed to decode `Int8` value: `x`');
    expect(message('where: {bin: "0xabc"}')).toBe('Failed to decode `Bytes` value: `Odd number of digits`');
    expect(message('where: {bin: "zz"}')).toBe("Failed to decode `Bytes` value: `Invalid character 'z' at position 0`");
    expect(users.body('query($b: BigInt) { users(where: {balance: $b}) { id } }', {
        variables: { b: 5_000_000_000 },
    }).errors).toEqual([
        {
            locations: [{ line: 1, column: 7 }],
            message: 'Invalid value provided for argument `b`: Float(5000000000.0)',
        },
    ]);
});
//# sourceMappingURL=users.test.js.map