var __addDisposableResource = (this && this.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (this && this.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
import { afterAll, describe, expect, test } from 'vitest';
import { MUSIC_BLOCKS, MUSIC_SCHEMA } from './musicians.js';
import { blockHash, openFixture } from './openFixture.js';
/** Behaviour numbers follow docs/graphql-behaviours.md. */
const music = openFixture(MUSIC_SCHEMA, MUSIC_BLOCKS);
afterAll(() => music[Symbol.dispose]());
const { ask, body } = music;
const data = (query, variables) => {
    const answer = body(query, variables ? { variables } : {});
    expect(answer.errors).toBeUndefined();
    return JSON.stringify(answer.data);
};
/** Values of one key in the list that a query's only field is. */
const pluck = (key, query, variables) => {
    const [list] = Object.values(JSON.parse(data(query, variables)));
    return (list ?? []).map((entity) => entity[key]).join(' ');
};
const ids = (args, variables) => pluck('id', args.startsWith('query') ? args : `{ ${args} { id } }`, variables);
const names = (args) => pluck('name', `{ ${args} { name } }`);
const message = (query, variables) => {
    const answer = body(query, variables ? { variables } : {});
    expect(answer.data).toBeUndefined();
    return (answer.errors ?? []).map((error) => error.message).join(' | ');
};
describe('relations', () => {
    test('[1] references, 64-bit integers and timestamps', () => {
        expect(data('{ musicians(orderBy: id) { name mainBand { name } favoriteCount birthDate } }')).toBe('{"musicians":[{"name":"John","mainBand":{"name":"The Musicians"},"favoriteCount":"10","birthDate":"1710837304040956"},{"name":"Lisa","mainBand":{"name":"The Musicians"},"favoriteCount":"100","birthDate":"1710837304040956"},{"name":"Tom","mainBand":{"name":"The Amateurs"},"favoriteCount":"5","birthDate":"1710837304040956"},{"name":"Valerie","mainBand":null,"favoriteCount":"20","birthDate":"1710837304040956"},{"name":"Paul","mainBand":{"name":"The Amateurs"},"favoriteCount":"2","birthDate":"1710837304040956"}]}');
    });
    test('[2] timestamps compare by value', () => {
        expect(ids('musicians(where: {birthDate_gt: "1710837304040955"})')).toBe('m1 m2 m3 m4 m5');
        expect(ids('musicians(where: {birthDate_lt: "1710837304040955"})')).toBe('');
    });
    test('[3] derived lists', () => {
        expect(data('{ musicians { writtenSongs(orderBy: id) { title writtenBy { name } } } }')).toBe('{"musicians":[{"writtenSongs":[{"title":"Cheesy Tune","writtenBy":{"name":"John"}},{"title":"Pop Tune","writtenBy":{"name":"John"}}]},{"writtenSongs":[{"title":"Rock Tune","writtenBy":{"name":"Lisa"}}]},{"writtenSongs":[{"title":"Folk Tune","writtenBy":{"name":"Tom"}}]},{"writtenSongs":[]},{"writtenSongs":[]}]}');
    });
    test('[4] lists derived from lists', () => {
        const b1 = '{"members":[{"name":"John"},{"name":"Lisa"},{"name":"Tom"}]}';
        const b2 = '{"members":[{"name":"John"},{"name":"Tom"},{"name":"Paul"}]}';
        expect(data('{ musicians { bands(orderBy: id) { members(orderBy: id) { name } } } }')).toBe(`{"musicians":[{"bands":[${b1},${b2}]},{"bands":[${b1}]},{"bands":[${b1},${b2}]},{"bands":[]},{"bands":[${b2}]}]}`);
    });
    test('[27] several candidates for one derived entity', () => {
        expect(ask('{ songs(first: 100, orderBy: id) { id band { id } } }')).toMatchObject({
            body: '{"errors":[{"locations":[{"line":1,"column":39}],"message":"Ambiguous result for derived field `band`: Multiple `Band` entities refer back via `originalSongs`"}]}',
            attestable: false,
        });
        expect(data('{ song(id: "s2") { band { id } stats { played } } }')).toBe('{"song":{"band":{"id":"b1"},"stats":{"played":15}}}');
        expect(data('{ song(id: "s3") { stats { played } } }')).toBe('{"song":{"stats":null}}');
    });
    test('[31] nested lists filter their own elements', () => {
        expect(data('{ musicians { bands(where: {originalSongs: ["s1","s3","s4"]}) { id } } }')).toBe('{"musicians":[{"bands":[{"id":"b2"}]},{"bands":[]},{"bands":[{"id":"b2"}]},{"bands":[]},{"bands":[{"id":"b2"}]}]}');
    });
    test('paging counts per parent', () => {
        const page = 'bands(orderBy: id, orderDirection: desc, first: 1) { id }';
        expect(data(`{ musicians(where: {id_in: ["m1","m4"]}) { name mainBand { name } ${page} } }`)).toBe('{"musicians":[{"name":"John","mainBand":{"name":"The Musicians"},"bands":[{"id":"b2"}]},{"name":"Valerie","mainBand":null,"bands":[]}]}');
        expect(data('{ bands { members(first: 1, skip: 2) { id } } }')).toBe('{"bands":[{"members":[{"id":"m3"}]},{"members":[{"id":"m5"}]}]}');
    });
    test('[62] an empty reference list', () => {
        expect(data('{ single(id: "rl4") { songs { id } } }')).toBe('{"single":{"songs":[]}}');
    });
    test('interfaces as fields', () => {
        expect(data('{ bandReview(id: "r5") { author { __typename name reviews { id } } } }')).toBe('{"bandReview":{"author":{"__typename":"AnonymousUser","name":"Anonymous 3","reviews":[{"id":"r5"},{"id":"r6"}]}}}');
        expect(data('{ song(id: "s3") { release { __typename title } } }')).toBe('{"song":{"release":{"__typename":"Album","title":"Pop and Folk"}}}');
    });
});
describe('order', () => {
    test('[5] [6] by a field of a reference, with nulls as the largest value', () => {
        expect(names('musicians(orderBy: mainBand__name, orderDirection: desc)')).toBe('Valerie Lisa John Paul Tom');
        expect(names('musicians(orderBy: mainBand__name, orderDirection: asc)')).toBe('Tom Paul John Lisa Valerie');
    });
    test('[7] by a field of a derived entity', () => {
        expect(ids('songStats(orderBy: song__title, orderDirection: desc)')).toBe('s2 s1');
    });
    test('[8] [9] by a field of an interface', () => {
        expect(ids('bandReviews(orderBy: author__id, orderDirection: desc)')).toBe('r5 r2 r1');
        expect(ids('songReviews(orderBy: author__name)')).toBe('r6 r3 r4');
    });
    test('[10] [11] of an interface collection', () => {
        expect(ids('medias(orderBy: author__name, orderDirection: desc)')).toBe('md6 md4 md2 md5 md3 md1');
        expect(ids('medias(orderBy: song__title)')).toBe('md1 md2 md6 md5 md3 md4');
    });
    test('[24] [25] a direction by variable, and by null', () => {
        const query = 'query($d: OrderDirection = desc) { bands(first: 2, orderBy: id, orderDirection: $d) { id } }';
        expect(ids(query)).toBe('b2 b1');
        expect(ids(query, { d: null })).toBe('b1 b2');
        expect(ids(query, { d: 'asc' })).toBe('b1 b2');
        expect(ids(query, { d: 'desc' })).toBe('b2 b1');
    });
    test('[94] a direction without a field is ignored', () => {
        expect(ids('musicians(orderDirection: desc)')).toBe('m1 m2 m3 m4 m5');
    });
    test('lists and references have no order, nor do nested lists order by a child', () => {
        expect(message('{ musicians(orderBy: bands) { id } }')).toBe('Ordering by `bands` is not supported for type `Musician`');
        expect(message('{ musicians(orderBy: mainBand) { id } }')).toBe('Ordering by `mainBand` is not supported for type `Musician`');
        expect(message('{ users { reviews(orderBy: author__name) { id } } }')).toMatch(/^Failed to get entities from store: SortKey::ChildKey cannot be used for parent ordering \(yet\), query = /);
    });
});
describe('filters', () => {
    test('[12] on elements of a list, which is then given whole', () => {
        expect(data('{ musicians(where: {bands_: {name: "The Amateurs"}}) { name bands { name } } }')).toBe('{"musicians":[{"name":"John","bands":[{"name":"The Musicians"},{"name":"The Amateurs"}]},{"name":"Tom","bands":[{"name":"The Musicians"},{"name":"The Amateurs"}]},{"name":"Paul","bands":[{"name":"The Amateurs"}]}]}');
    });
    test('[13] [14] on derived and on referenced entities', () => {
        expect(names('musicians(where: {writtenSongs_: {title_contains: "Rock"}})')).toBe('Lisa');
        expect(names('musicians(where: {mainBand_: {name_contains: "The Amateurs"}})')).toBe('Tom Paul');
    });
    test('[15] on a derived single entity', () => {
        expect(pluck('title', '{ songs(where: {band_: {name_contains: "The Musicians"}}) { title } }')).toBe('Cheesy Tune Rock Tune');
    });
    test('[16] [17] [18] to and from interfaces', () => {
        expect(ids('reviews(where: {author_: {name_starts_with: "Good"}})')).toBe('r2 r4');
        expect(data('{ users(where: {reviews_: {body_starts_with: "Good"}}) { name reviews { body } } }')).toBe('{"users":[{"name":"Goodwill","reviews":[{"body":"Good amateurs"},{"body":"Good"}]}]}');
        expect(ids('medias(where: {song_: {title_starts_with: "Folk"}})')).toBe('md6');
    });
    test('[19] on a list of an interface', () => {
        expect(data('{ songs(where: {media_: {title_starts_with: "Cheesy Tune"}}) { media { title } } }')).toBe('{"songs":[{"media":[{"title":"Cheesy Tune Single Cover"},{"title":"Cheesy Tune Music Video"}]}]}');
    });
    test('[28] by the id of a reference', () => {
        expect(ids('musicians(where: {mainBand: "b2"})')).toBe('m3 m5');
        expect(ids('musicians(where: {mainBand_not: "b2"})')).toBe('m1 m2');
        expect(ids('musicians(where: {mainBand_in: ["b1", "b9"]})')).toBe('m1 m2');
        expect(ids('musicians(where: {mainBand: null})')).toBe('m4');
    });
    test('[29] lists are equal in the same order only', () => {
        expect(ids('bands(where: {originalSongs: ["s1","s3","s4"]})')).toBe('b2');
        expect(ids('bands(where: {originalSongs: ["s3","s1","s4"]})')).toBe('');
        expect(ids('bands(where: {originalSongs_not: ["s3","s1","s4"]})')).toBe('b1 b2');
    });
    test('[30] a derived list cannot be compared', () => {
        const query = '{ musicians(where: {writtenSongs: ["s1"]}) { id } }';
        expect(body(query).errors).toEqual([
            {
                locations: [{ line: 0, column: 0 }],
                message: 'Invalid value provided for argument `where`: Object({"writtenSongs": List([String("s1")])})',
            },
        ]);
        expect(body(query, { strict: true }).errors?.map((error) => error.message)).toContainEqual('Field "writtenSongs" is not defined by type "Musician_filter".');
    });
    test('[55] [56] [57] and, or', () => {
        expect(ids('musicians(where: {or: [{name: "John"}, {id: "m2"}]})')).toBe('m1 m2');
        expect(ids('musicians(where: {or: [{name: "John", id: "m2"}]})')).toBe('');
        expect(ids('musicians(where: {and: [{name: "John", id: "m2"}]})')).toBe('');
        expect(ids('musicians(where: {or: [{and: [{name: "John", id: "m1"}]}, {mainBand: "b2"}]})')).toBe('m1 m3 m5');
        expect(ids('musicians(where: {and: [{mainBand: "b2"}], or: [{name: "Tom"}, {id: "m3"}]})')).toBe('m3');
        expect(ids('musicians(where: {bands_: {or: [{id: "b1"}]}})')).toBe('m1 m2 m3');
    });
    test('[58] a column beside or', () => {
        expect(message('{ musicians(where: {name: "John", or: [{id: "m2"}]}) { id } }')).toBe("Cannot mix column filters with 'or' operator at the same level. Found column filter(s) 'name' alongside 'or' operator.\n\nInstead of:\nwhere: { 'name', or: [...] }\n\nUse:\nwhere: { or: [{ 'name', ... }, { 'name', ... }] }");
    });
    test('[59] a column beside and', () => {
        expect(message('{ musicians(where: {name: "John", and: [{id: "m1"}]}) { id } }')).toBe('Filter must by an object');
        expect(message('{ musicians(where: {_change_block: null}) { id } }')).toBe('Filter must by an object');
    });
    test('[60] lists regardless of case', () => {
        expect(ids('musicians(where: {bands_contains_nocase: ["B1","B2"]})')).toBe('m1 m2 m3 m5');
        expect(ids('musicians(where: {bands_not_contains_nocase: ["B2"]})')).toBe('m2 m4');
    });
    test('child filters do not nest', () => {
        expect(message('{ musicians(where: {mainBand_: {reviews_: {body: "x"}}}) { id } }')).toMatch(/^Child filter nesting not supported by value `reviews`: `join on reviews with BandReview\(/);
        expect(message('{ musicians(where: {mainBand_: null}) { id } }')).toBe('Query contains value with invalid type `Band`: `null`');
    });
    test('[96] a variable that is not supplied means null', () => {
        expect(ids('query($n: String) { musicians(where: {name: $n}) { id } }')).toBe('');
        expect(ids('query($n: String) { musicians(where: {mainBand: $n}) { id } }')).toBe('m4');
        expect(ids('query($w: Musician_filter) { musicians(where: $w) { id } }')).toBe('m1 m2 m3 m4 m5');
    });
});
describe('requests', () => {
    test('[20] a fragment on the root', () => {
        expect(data('{ ...F } fragment F on Query { musicians(where: {name: "Tom"}) { name } }')).toBe('{"musicians":[{"name":"Tom"}]}');
    });
    test('[21] a filter by variable', () => {
        const query = 'query($where: Musician_filter!) { musicians(where: $where) { id } }';
        expect(ids(query, { where: { name: 'Tom' } })).toBe('m3');
        expect(ids(query, { where: { name: 'Lisa' } })).toBe('m2');
        expect(ids(query, { where: { name_in: ['Lisa', 'Paul'] } })).toBe('m2 m5');
        expect(ids(query, { where: { name_not_in: [] } })).toBe('');
        expect(ids(query, { where: { name_not_in: ['Lisa'] } })).toBe('m1 m3 m4 m5');
        expect(message(query)).toBe('No value provided for required variable `where`');
    });
    test('[22] [23] skip and include', () => {
        const skip = 'query($s: Boolean!) { musicians(first: 1) { id @skip(if: $s) name } }';
        expect(data(skip, { s: true })).toBe('{"musicians":[{"name":"John"}]}');
        expect(data(skip, { s: false })).toBe('{"musicians":[{"id":"m1","name":"John"}]}');
        const include = 'query($i: Boolean!) { musicians(first: 1) { id @include(if: $i) name } }';
        expect(data(include, { i: false })).toBe('{"musicians":[{"name":"John"}]}');
        expect(data(include, { i: true })).toBe('{"musicians":[{"id":"m1","name":"John"}]}');
    });
    test('defaults of variables give way to what is supplied, however often the query was seen', () => {
        const query = 'query($first: Int = 2, $skip: Int, $where: Musician_filter = {name_not: "Lisa"}) { musicians(first: $first, skip: $skip, where: $where) { id } }';
        for (const _ of [1, 2, 3]) {
            expect(ids(query)).toBe('m1 m3');
            expect(ids(query)).toBe('m1 m3');
            expect(ids(query, { first: 1 })).toBe('m1');
            expect(ids(query, { first: null, skip: 2 })).toBe('m4 m5');
            expect(ids(query, { where: { name_not: 'John' } })).toBe('m2 m3');
        }
    });
    test('[26] null means the default page', () => {
        expect(ids('musicians(skip: null)')).toBe('m1 m2 m3 m4 m5');
        expect(ids('musicians(first: null)')).toBe('m1 m2 m3 m4 m5');
    });
    test('[32] unknown arguments are dropped, strictly refused', () => {
        expect(ids('musicians(id: "m1")')).toBe('m1 m2 m3 m4 m5');
        expect(ask('{ musicians(id: "m1") { id } }', { strict: true }).body).toBe('{"errors":[{"message":"Unknown argument \\"id\\" on field \\"Query.musicians\\"."}]}');
    });
    test('[33] [34] selections below leaves, and objects without one', () => {
        expect(data('{ musician(id: "m1") { id name { wat } } }')).toBe('{"musician":{"id":"m1","name":"John"}}');
        expect(data('{ musician(id: "m1") { id name mainBand } }')).toBe('{"musician":{"id":"m1","name":"John"}}');
        expect(body('{ musician(id: "m1") { id name { wat } } }', { strict: true }).errors).toEqual([
            { message: 'Field "name" must not have a selection since type "String!" has no subfields.' },
        ]);
    });
    test('strict rules speak as published, without suggestions', () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const strict = (query) => body(query, { strict: true }).errors?.map((error) => {
                expect(error.locations).toBeUndefined();
                return error.message;
            });
            expect(strict('{ musicians { nam } }')).toEqual(['Cannot query field "nam" on type "Musician".']);
            expect(strict('{ musician(id: "m1") { mainBand } }')).toEqual([
                'Field "mainBand" of type "Band" must have a selection of subfields. Did you mean "mainBand { ... }"?',
            ]);
            expect(strict('query Op { musicians(first: $first) { id } }')).toEqual([
                'Variable "$first" is not defined by operation "Op".',
            ]);
            expect(strict('{ musicians { ...F } } fragment F on Musician { id ...F }')).toEqual([
                'Cannot spread fragment "F" within itself.',
            ]);
            expect(strict('{ bands { id } } fragment F on Band { id }')).toEqual(['Fragment "F" is never used.']);
            expect(strict('{ musician { id } }')).toEqual([
                'Field "musician" argument "id" of type "ID!" is required, but it was not provided.',
            ]);
            const always = __addDisposableResource(env_1, openFixture(MUSIC_SCHEMA, MUSIC_BLOCKS, { strictQueries: true }), false);
            expect(always.body('{ musicians(id: "m1") { id } }').errors).toHaveLength(1);
            expect(always.body('{ musicians { id } }').errors).toBeUndefined();
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    });
    test('[35] an undeclared variable', () => {
        expect(ids('musicians(first: $first)')).toBe('m1 m2 m3 m4 m5');
        expect(body('{ musicians(first: $first) { id } }', { strict: true }).errors).toEqual([
            { message: 'Variable "$first" is not defined.' },
        ]);
    });
    test('[36] fields that cannot be merged', () => {
        expect(message('{ musicians { t: id t: mainBand { id } } }')).toBe('invalid query: can not merge fields because type `Band` showed up unexpectedly');
        expect(data('{ musician(id: "m1") { t: id t: name } }')).toBe('{"musician":{"t":"m1"}}');
        expect(data('{ musician(id: "m1") { mainBand { id } mainBand { name id } } }')).toBe('{"musician":{"mainBand":{"id":"b1","name":"The Musicians"}}}');
    });
    test('[54] [115] type names and entities that do not exist', () => {
        expect(ask('{ __typename }').body).toBe('{"data":{"__typename":"Query"}}');
        expect(ask('{ musician(id: "nope") { id } }').body).toBe('{"data":{"musician":null}}');
        expect(ask('{ musician(id: "m1") @skip(if: true) { id } }').body).toBe('{"data":{}}');
    });
    test('[91] a fragment that contains itself', () => {
        expect(message('{ musicians { ...F } } fragment F on Musician { id mainBand { members { ...F } } }')).toBe('query has fragment cycle including `F`');
    });
    test('[92] more entities than a query may ask for', () => {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const limited = __addDisposableResource(env_2, openFixture(MUSIC_SCHEMA, MUSIC_BLOCKS, { maxComplexity: 1_010_100 }), false);
            const musicians = 'musicians { name bands(first: 100) { name members(first: 100) { name } } }';
            expect(limited.body(`{ ${musicians} }`).errors).toBeUndefined();
            expect(limited.body(`{ ...F } fragment F on Query { ${musicians} }`).errors).toBeUndefined();
            expect(limited.ask(`{ ${musicians} __schema { types { name } } }`)).toMatchObject({
                body: '{"errors":[{"message":"query potentially returns `1010200` entities or more and thereby exceeds the limit of `1010100` entities. Possible solutions are reducing the depth of the query, querying fewer relationships or using `first` to return smaller collections"}]}',
                attestable: false,
            });
            expect(body(`{ ${musicians} __schema { types { name } } }`).errors).toBeUndefined();
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            __disposeResources(env_2);
        }
    });
    test('[93] pages out of bounds', () => {
        expect(message('{ musicians(first: 0) { id } }')).toBe('The `first` argument must be between 0 and 1000, but is 0');
        expect(message('{ bands { members(first: 1001) { id } } }')).toBe('The `first` argument must be between 0 and 1000, but is 1001');
        expect(message('query($s: Int) { musicians(skip: $s) { id } }', { s: -1 })).toBe('The `skip` argument must be between 0 and 4294967295, but is -1');
    });
    test('[114] order of keys in an answer', () => {
        expect(ask('{ x: __typename _meta { block { number } } bands(first: 1) { id } }').body).toBe('{"data":{"bands":[{"id":"b1"}],"x":"Query","_meta":{"block":{"number":2}}}}');
    });
    test('[116] [117] selections that directives empty, and spreads they do not', () => {
        expect(message('query($s: Boolean!) { musicians { id @skip(if: $s) } }', { s: true })).toBe('Failed to get entities from store: internal error resolving Musician.musicians: expected prefetched result, but found nothing');
        expect(data('{ musicians(first: 1) { ...F @include(if: false) } } fragment F on Musician { id }')).toBe('{"musicians":[{"id":"m1"}]}');
    });
    test('[118] more than one operation, and other kinds of operation', () => {
        expect(message('query A { bands { id } } query B { bands { id } }')).toBe('Operation name required');
        expect(message('mutation { x }')).toBe('Not supported: Mutations are not supported');
        expect(message('subscription { x }')).toBe('Not supported: Subscriptions are not supported');
    });
    test('unknown fields are reported together, with their places', () => {
        expect(body('{ musicians { wat mainBand { foo } }\n bar }').errors).toEqual([
            { locations: [{ line: 1, column: 15 }], message: 'Type `Musician` has no field `wat`' },
            { locations: [{ line: 1, column: 30 }], message: 'Type `Band` has no field `foo`' },
            { locations: [{ line: 2, column: 2 }], message: 'Type `Query` has no field `bar`' },
        ]);
        expect(message('{ musician { id } }')).toBe('No value provided for required argument: `id`');
        expect(message('{ ...F }')).toBe('fragment `F` is not defined');
        expect(message('{ ... on Wat { id } }')).toBe('Failed to resolve named type `Wat`');
    });
    test('variables that do not fit', () => {
        expect(message('query($f: Int) { musicians(first: $f) { id } }', { f: '5' })).toBe('Invalid value provided for argument `f`: String("5")');
        expect(message('query($f: Musician) { musicians { id } }')).toBe('Variable `f` must have an input type');
        expect(message('{ musicians(where: {id_in: "m1"}) { id } }')).toBe('Invalid value provided for argument `where`: Object({"id_in": String("m1")})');
    });
    test('deep queries are read, deeper ones refused', () => {
        const nested = (depth) => `{ bands(first: 1) { ${'members(first: 1) { bands(first: 1) { '.repeat(depth)} id ${'} } '.repeat(depth)} } }`;
        expect(body(nested(10)).errors).toBeUndefined();
        expect(message(nested(200))).toBe('query has a depth that exceeds the limit of `255`');
        expect(message('{a'.repeat(50_000))).toBe('query has a depth that exceeds the limit of `255`');
    });
    test('deep values are refused', () => {
        const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
        expect(message('query($i: [ID!]) { musicians(where: {id_in: $i}) { id } }', { i: deep })).toBe('query has a depth that exceeds the limit of `255`');
        const filter = `${'{and: ['.repeat(2_000)}${']}'.repeat(2_000)}`;
        expect(message(`{ musicians(where: ${filter}) { id } }`)).not.toBe('');
    });
    test('the log is not kept', () => {
        expect(message('{ _logs { id } }')).toBe('Not supported: the `_logs` query is not enabled on this indexer');
    });
});
describe('blocks', () => {
    test('[37] by number', () => {
        expect(ids('musicians(block: {number: 0})')).toBe('m1 m2');
        expect(ids('musicians(block: {number: 1})')).toBe('m1 m2 m3 m4 m5');
        expect(ids('query($n: Int) { musicians(block: {number: $n}) { id } }', { n: 0 })).toBe('m1 m2');
        expect(ids('query($n: Int) { musicians(block: {number: $n}) { id } }', { n: 1 })).toBe('m1 m2 m3 m4 m5');
    });
    test('[38] above the head', () => {
        expect(message('{ musicians(block: {number: 7000}) { id } }')).toBe('Failed to decode `block.number` value: `subgraph QmTest has only indexed up to block number 2 and data for block number 7000 is therefore not yet available`');
    });
    test('[39] [41] by hash', () => {
        expect(ids(`musicians(block: {hash: "${blockHash(0)}"})`)).toBe('m1 m2');
        expect(ids(`musicians(block: {hash: "${blockHash(0).slice(2)}"})`)).toBe('m1 m2');
        expect(message(`{ musicians(block: {hash: "${blockHash(9)}"}) { id } }`)).toBe('Failed to decode `block.hash` value: `no block with that hash found`');
    });
    test('[40] by the hash of a block above the head', () => {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const ahead = __addDisposableResource(env_3, openFixture(MUSIC_SCHEMA, [...MUSIC_BLOCKS, {}]), false);
            ahead.db.exec('UPDATE "$head" SET number = 2');
            expect(ahead.body(`{ musicians(block: {hash: "${blockHash(3)}"}) { id } }`).errors?.[0]?.message).toBe('Failed to decode `block.number` value: `subgraph QmTest has only indexed up to block number 2 and data for block number 3 is therefore not yet available`');
        }
        catch (e_3) {
            env_3.error = e_3;
            env_3.hasError = true;
        }
        finally {
            __disposeResources(env_3);
        }
    });
    test('[42] at least a number', () => {
        expect(ids('musicians(block: {number_gte: 1})')).toBe('m1 m2 m3 m4 m5');
        expect(message('{ musicians(block: {number_gte: 7000}) { id } }')).toMatch(/^Failed to decode `block.number_gte` value: `subgraph QmTest has only indexed up to block number 2/);
    });
    test('[43] a block by variable', () => {
        const query = 'query($b: Block_height!) { musicians(block: $b) { id } }';
        expect(ids(query, { b: { number: 0 } })).toBe('m1 m2');
        expect(ids(query, { b: { number_gte: 0 } })).toBe('m1 m2 m3 m4 m5');
        expect(body('{ musicians(block: {}) { id } }').errors).toEqual([
            {
                locations: [{ line: 0, column: 0 }],
                message: 'Invalid value provided for argument `block`: Object({})',
            },
        ]);
    });
    test('below what is kept', () => {
        const env_4 = { stack: [], error: void 0, hasError: false };
        try {
            const pruned = __addDisposableResource(env_4, openFixture(MUSIC_SCHEMA, MUSIC_BLOCKS, { earliestBlock: 1 }), false);
            expect(pruned.body('{ musicians(block: {number: 0}) { id } }').errors?.[0]?.message).toBe('Failed to decode `block.number` value: `subgraph QmTest only has data starting at block number 1 and data for block number 0 is therefore not available`');
        }
        catch (e_4) {
            env_4.error = e_4;
            env_4.hasError = true;
        }
        finally {
            __disposeResources(env_4);
        }
    });
    test('[44] [45] [46] metadata', () => {
        expect(ask('{ _meta { deployment block { hash number __typename } __typename } }').body).toBe(`{"data":{"_meta":{"deployment":"QmTest","block":{"hash":"${blockHash(2)}","number":2,"__typename":"_Block_"},"__typename":"_Meta_"}}}`);
        expect(data('{ _meta(block: {number: 0}) { block { hash number parentHash timestamp } } }')).toBe('{"_meta":{"block":{"hash":null,"number":0,"parentHash":null,"timestamp":null}}}');
        expect(data('{ _meta(block: {number_gte: 1}) { block { hash number parentHash timestamp } } }')).toBe(`{"_meta":{"block":{"hash":"${blockHash(2)}","number":2,"parentHash":"${blockHash(1)}","timestamp":1700000002}}}`);
        expect(data(`{ _meta(block: {hash: "${blockHash(1)}"}) { block { number timestamp } } }`)).toBe('{"_meta":{"block":{"number":1,"timestamp":1700000001}}}');
    });
    test('[95] a reference whose target does not exist yet', () => {
        expect(ask('{ songs(block: {number: 0}) { title writtenBy { name } } }').body).toBe('{"errors":[{"locations":[{"line":1,"column":37}],"message":"Null value resolved for non-null field `writtenBy`"}]}');
        expect(data('{ songs(block: {number: 0}, first: 3) { writtenBy { name } } }')).toBe('{"songs":[{"writtenBy":{"name":"John"}},{"writtenBy":{"name":"Lisa"}},{"writtenBy":{"name":"John"}}]}');
    });
    test('[97] one block that cannot be read refuses the request', () => {
        expect(message('{ a: musicians(block: {number: 0}) { id } b: musicians(block: {number: 7000}) { id } }')).toMatch(/block number 7000/);
    });
    test('blocks by variable are told apart', () => {
        const query = 'query($a: Int, $b: Int) { a: musicians(block: {number: $a}) { id } __typename b: musicians(block: {number: $b}) { id } }';
        const early = '[{"id":"m1"},{"id":"m2"}]';
        const late = '[{"id":"m1"},{"id":"m2"},{"id":"m3"},{"id":"m4"},{"id":"m5"}]';
        expect(data(query, { a: 0, b: 1 })).toBe(`{"a":${early},"__typename":"Query","b":${late}}`);
        expect(data(query, { a: 1, b: 0 })).toBe(`{"a":${late},"__typename":"Query","b":${early}}`);
        expect(data(query, { a: 0, b: 0 })).toBe(`{"a":${early},"__typename":"Query","b":${early}}`);
    });
    test('groups fail on their own', () => {
        expect(ask('{ a: songs(block: {number: 0}) { writtenBy { id } } b: musicians(first: 1) { id } }').body).toBe('{"data":{"b":[{"id":"m1"}]},"errors":[{"locations":[{"line":1,"column":34}],"message":"Null value resolved for non-null field `writtenBy`"}]}');
    });
});
describe('a subgraph that failed', () => {
    const failed = openFixture(MUSIC_SCHEMA, MUSIC_BLOCKS);
    failed.fail(1);
    afterAll(() => failed[Symbol.dispose]());
    const answer = (query) => failed.ask(query).body;
    test('[47] gives no data', () => {
        expect(failed.ask('{ musician(id: "m1") { id } }')).toMatchObject({
            body: '{"errors":[{"message":"indexing_error"}]}',
            attestable: false,
        });
    });
    test('[48] [51] but metadata', () => {
        expect(answer('{ musician(id: "m1") { id } _meta { hasIndexingErrors } }')).toBe('{"data":{"_meta":{"hasIndexingErrors":true}},"errors":[{"message":"indexing_error"}]}');
        expect(answer('{ _meta { hasIndexingErrors } }')).toBe('{"data":{"_meta":{"hasIndexingErrors":true}}}');
    });
    test('[49] [52] unless the query allows it for every field', () => {
        expect(answer('{ musician(id: "m1", subgraphError: allow) { id } }')).toBe('{"data":{"musician":{"id":"m1"}},"errors":[{"message":"indexing_error"}]}');
        expect(answer('{ bands(subgraphError: allow) { id } _meta { hasIndexingErrors } }')).toBe('{"data":{"_meta":{"hasIndexingErrors":true}},"errors":[{"message":"indexing_error"}]}');
    });
    test('[50] introspection works on', () => {
        expect(answer('{ __type(name: "Musician") { name } }')).toBe('{"data":{"__type":{"name":"Musician"}},"errors":[{"message":"indexing_error"}]}');
    });
    test('[53] blocks before the error are fine', () => {
        expect(answer('{ musicians(block: {number: 0}) { id } _meta(block: {number: 0}) { hasIndexingErrors } }')).toBe('{"data":{"musicians":[{"id":"m1"},{"id":"m2"}],"_meta":{"hasIndexingErrors":false}}}');
    });
});
//# sourceMappingURL=music.test.js.map