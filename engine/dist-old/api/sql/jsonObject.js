import { join, literal, raw, sql } from './sql.js';
/** SQLite takes up to 1000 arguments per function. */
const MAX_ARGUMENTS = 500;
const mergeTexts = (pieces) => {
    const merged = [];
    for (const piece of pieces) {
        const last = merged.at(-1);
        if (typeof piece === 'string' && typeof last === 'string')
            merged[merged.length - 1] = last + piece;
        else
            merged.push(piece);
    }
    return merged;
};
const concat = (expressions) => {
    if (expressions.length <= MAX_ARGUMENTS)
        return sql `concat(${join(expressions, ', ')})`;
    const chunks = [];
    for (let start = 0; start < expressions.length; start += MAX_ARGUMENTS)
        chunks.push(concat(expressions.slice(start, start + MAX_ARGUMENTS)));
    return concat(chunks);
};
/** Expression that yields the pieces as one text; null counts as empty, which is what an empty list aggregates to. */
export const concatPieces = (pieces) => concat(mergeTexts(pieces).map((piece) => (typeof piece === 'string' ? literal(piece) : piece)));
/** Pieces of a JSON object with these members. */
export const objectPieces = (members) => [
    ...members.flatMap(([key, value], index) => [
        `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`,
        ...value,
    ]),
    members.length === 0 ? '{}' : '}',
];
/**
 * JSON array of what the rows of a source yield, in their order. The brackets stay outside of the
 * statement's nesting, which SQLite limits.
 */
export const arrayPieces = (element, source, alias) => [
    '[',
    sql `(SELECT group_concat(${element}, ',') FROM (${source}) ${raw(alias)})`,
    ']',
];
//# sourceMappingURL=jsonObject.js.map