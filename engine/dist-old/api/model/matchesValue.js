/** Order of two texts by their UTF-8 bytes. */
export const compareText = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const scaled = (value) => {
    const [whole = '', fraction = ''] = value.split('.');
    return BigInt(whole + fraction.padEnd(20, '0'));
};
/** Order of two values of a field. */
export const compareValues = (kind, a, b) => {
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
/**
 * Whether a value satisfies one condition. A list is compared as a whole, whatever its elements are.
 *
 * @param operator suffix of the key without its first underscore; empty for equality
 */
export const matchesValue = ({ kind, list }, own, operator, value) => {
    if (operator === 'not_contains_nocase' && list)
        return !isNocaseMember((own ?? []), value);
    if (value === null)
        return operator === '' ? own === null : own !== null;
    if (own === null)
        return false;
    if (list) {
        if (operator === 'contains_nocase')
            return isNocaseMember(own, value);
        return matchesList(own, operator, value);
    }
    if (operator === 'in')
        return value.some((item) => compareValues(kind, own, item) === 0);
    if (operator === 'not_in') {
        const items = value;
        return items.length > 0 && items.every((item) => compareValues(kind, own, item) !== 0);
    }
    const order = compareValues(kind, own, value);
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
//# sourceMappingURL=matchesValue.js.map