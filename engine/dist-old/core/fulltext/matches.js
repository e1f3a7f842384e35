const union = (a, b) => new Set([...a, ...b]);
const filtered = (set, keep) => new Set([...set].filter(keep));
const holds = ({ set, negated }, place) => set.has(place) !== negated;
const both = (a, b) => {
    const width = Math.max(a.width, b.width);
    if (a.negated && b.negated)
        return { set: union(a.set, b.set), negated: true, width };
    const [plain, other] = a.negated ? [b, a] : [a, b];
    return { set: filtered(plain.set, (place) => holds(other, place)), negated: false, width };
};
const negate = (places) => ({ ...places, negated: !places.negated });
const near = (left, right, distance) => {
    const width = left.width + distance + right.width;
    const shift = distance + right.width;
    const moved = { ...left, set: new Set([...left.set].map((place) => place + shift)) };
    return { ...both(moved, right), width };
};
const placesOf = (query, lookup) => {
    switch (query.kind) {
        case 'word':
            return { set: new Set(lookup(query)), negated: false, width: 0 };
        case 'not':
            return negate(placesOf(query.operand, lookup));
        case 'and':
            return both(placesOf(query.left, lookup), placesOf(query.right, lookup));
        case 'or':
            return negate(both(negate(placesOf(query.left, lookup)), negate(placesOf(query.right, lookup))));
        case 'near':
            return near(placesOf(query.left, lookup), placesOf(query.right, lookup), query.distance);
    }
};
/** Whether a text is what a query looks for. */
export const matches = (query, lookup) => {
    switch (query.kind) {
        case 'word':
            return lookup(query).length > 0;
        case 'not':
            return !matches(query.operand, lookup);
        case 'and':
            return matches(query.left, lookup) && matches(query.right, lookup);
        case 'or':
            return matches(query.left, lookup) || matches(query.right, lookup);
        case 'near': {
            const { set, negated } = placesOf(query, lookup);
            return negated || set.size > 0;
        }
    }
};
//# sourceMappingURL=matches.js.map