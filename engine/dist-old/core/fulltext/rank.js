import { matches } from './matches.js';
/** Weight of every word; texts have no parts that count more. */
const WEIGHT = Math.fround(0.1);
/** Sum of 1/n², which keeps the rank of one word below its weight. */
const BOUND = Math.fround(1.64493406685);
/** The words of a query, each once. */
const wordsIn = (query) => {
    const words = new Map();
    const collect = (part) => {
        if (part.kind === 'word')
            words.set(part.word, part);
        else if (part.kind === 'not')
            collect(part.operand);
        else {
            collect(part.left);
            collect(part.right);
        }
    };
    collect(query);
    return [...words.values()].sort((a, b) => (a.word < b.word ? -1 : 1));
};
/** Each word adds by how often it occurs, less with every occurrence. */
const rankOfAny = (words, lookup) => {
    let rank = 0;
    for (const word of words) {
        const { length } = lookup(word);
        if (length === 0)
            continue;
        let sum = 0;
        for (let n = 1; n <= length; n += 1)
            sum = Math.fround(sum + WEIGHT / (n * n));
        rank = Math.fround(rank + sum / BOUND);
    }
    return words.length === 0 ? rank : Math.fround(rank / words.length);
};
const closeness = (distance) => Math.fround(distance > 100 ? 1e-30 : 1 / (1.005 + 0.05 * Math.exp(distance / 1.5 - 2)));
/** Each pair of occurrences of different words adds by how close they are. */
const rankOfAll = (words, lookup) => {
    if (words.length < 2)
        return rankOfAny(words, lookup);
    const places = words.map(lookup);
    let rank = -1;
    places.forEach((later, index) => {
        for (const earlier of places.slice(0, index))
            for (const a of later)
                for (const b of earlier) {
                    const distance = Math.abs(a - b);
                    if (distance === 0)
                        continue;
                    const share = Math.fround(Math.sqrt(WEIGHT * WEIGHT * closeness(distance)));
                    rank = Math.fround(rank < 0 ? share : 1 - (1 - rank) * (1 - share));
                }
    });
    return rank < 0 ? Math.fround(1e-20) : rank;
};
/** PostgreSQL's `ts_rank`. */
export const occurrenceRank = (query, lookup) => query.kind === 'and' || query.kind === 'near'
    ? rankOfAll(wordsIn(query), lookup)
    : rankOfAny(wordsIn(query), lookup);
/** The occurrences of a query's words in their order. */
const occurrencesOf = (words, lookup) => {
    const byPosition = new Map();
    for (const word of words)
        for (const position of lookup(word))
            byPosition.set(position, [...(byPosition.get(position) ?? []), word]);
    return [...byPosition]
        .map(([position, found]) => ({ position, words: found }))
        .sort((a, b) => a.position - b.position);
};
/** Sees occurrences one by one and tells when they satisfy the query. */
const createObserver = (query) => {
    const seen = new Map();
    const lookup = ({ word }) => seen.get(word) ?? [];
    return ({ position, words }) => {
        for (const { word } of words) {
            const places = seen.get(word);
            if (places)
                places.push(position);
            else
                seen.set(word, [position]);
        }
        return matches(query, lookup);
    };
};
/** PostgreSQL's `ts_rank_cd`: every shortest stretch that satisfies the query adds by how few other words it has. */
export const proximityRank = (query, lookup) => {
    const occurrences = occurrencesOf(wordsIn(query), lookup);
    let rank = 0;
    let start = 0;
    while (start < occurrences.length) {
        const seesEnd = createObserver(query);
        const end = occurrences.findIndex((occurrence, index) => index >= start && seesEnd(occurrence));
        if (end === -1)
            break;
        const seesBegin = createObserver(query);
        let begin = end;
        while (begin > start && !seesBegin(occurrences[begin]))
            begin -= 1;
        start = begin + 1;
        const [first, last] = [occurrences[begin].position, occurrences[end].position];
        const length = end - begin;
        const others = last - first - length;
        rank += WEIGHT / (1 + (others < 0 ? length / 2 : others));
    }
    return Math.fround(rank);
};
//# sourceMappingURL=rank.js.map