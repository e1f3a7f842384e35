const compareText = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const scaled = (value) => {
    const [whole = '', fraction = ''] = value.split('.');
    return BigInt(whole + fraction.padEnd(20, '0'));
};
const compare = (kind, a, b) => {
    if (kind === 'boolean')
        return Number(a) - Number(b);
    if (kind !== 'number')
        return compareText(String(a), String(b));
    const difference = scaled(String(a)) - scaled(String(b));
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
/** Whether the text matches an SQL pattern, one character after the other. */
const like = (text, pattern, fold) => {
    const [head, ...rest] = pattern;
    if (head === undefined)
        return text.length === 0;
    if (head === '%')
        return text.some((_, at) => like(text.slice(at), rest, fold)) || like([], rest, fold);
    const [first, ...others] = text;
    if (first === undefined)
        return false;
    if (head === '\\' && rest[0] !== undefined)
        return fold(first) === fold(rest[0]) && like(others, rest.slice(1), fold);
    return (head === '_' || fold(head) === fold(first)) && like(others, rest, fold);
};
const exact = (character) => character;
const foldAscii = (character) => character.replace(/[A-Z]/, (letter) => letter.toLowerCase());
const matchesText = (text, operator, value) => {
    const fold = operator.endsWith('_nocase') ? foldAscii : exact;
    const wild = value.startsWith('%') || value.endsWith('%') ? value : `%${value}%`;
    const pattern = operator.includes('starts_with')
        ? `${value}%`
        : operator.includes('ends_with')
            ? `%${value}`
            : wild;
    return like([...text], [...pattern], fold);
};
const matchesBytes = (own, value) => Buffer.from(own.slice(2), 'hex').includes(Buffer.from(value.slice(2), 'hex'));
const matchesList = (own, operator, wanted) => {
    if (operator === '')
        return JSON.stringify(own) === JSON.stringify(wanted);
    if (operator === 'not')
        return JSON.stringify(own) !== JSON.stringify(wanted);
    if (operator === 'contains')
        return wanted.every((element) => own.includes(element));
    return !wanted.some((element) => own.includes(element));
};
const isNocaseMember = (own, wanted) => own.some((element) => wanted.some((pattern) => like([...element], [...pattern], foldAscii)));
const matchesValue = (kind, own, operator, value) => {
    if (operator === 'not_contains_nocase' && kind === 'list')
        return !isNocaseMember((own ?? []), value);
    if (value === null)
        return operator === '' ? own === null : own !== null;
    if (own === null)
        return false;
    if (kind === 'list') {
        if (operator === 'contains_nocase')
            return isNocaseMember(own, value);
        return matchesList(own, operator, value);
    }
    if (operator === 'in')
        return value.some((item) => compare(kind, own, item) === 0);
    if (operator === 'not_in') {
        const items = value;
        return items.length > 0 && items.every((item) => compare(kind, own, item) !== 0);
    }
    const order = compare(kind, own, value);
    switch (operator) {
        case '':
            return order === 0;
        case 'not':
            return order !== 0;
        case 'gt':
            return order > 0;
        case 'gte':
            return order >= 0;
        case 'lt':
            return order < 0;
        case 'lte':
            return order <= 0;
        default: {
            const found = kind === 'bytes'
                ? matchesBytes(String(own), String(value))
                : matchesText(String(own), operator, String(value));
            return operator.startsWith('not_') ? !found : found;
        }
    }
};
const matches = (kinds, row, where) => Object.entries(where).every(([key, value]) => {
    if (key === 'and')
        return value.every((part) => matches(kinds, row, part));
    if (key === 'or')
        return value.some((part) => matches(kinds, row, part));
    const [field = ''] = key.split('_');
    return matchesValue(kinds[field] ?? 'text', row[field] ?? null, key.slice(field.length + 1), value);
});
const byKey = (kinds, field) => (a, b) => {
    const [left, right] = [a[field] ?? null, b[field] ?? null];
    const order = left === null || right === null
        ? Number(left === null) - Number(right === null)
        : compare(kinds[field] ?? 'text', left, right);
    return order === 0 ? compareText(a.id, b.id) : order;
};
/** Ids of the page, in order. */
export const naiveQuery = (kinds, rows, { where, orderBy, descending, first, skip }) => {
    const sorted = rows.filter((row) => matches(kinds, row, where)).sort(byKey(kinds, orderBy));
    if (descending)
        sorted.reverse();
    return sorted.slice(skip, skip + first).map(({ id }) => id);
};
//# sourceMappingURL=naiveQuery.js.map