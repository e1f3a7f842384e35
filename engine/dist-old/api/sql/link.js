import { QueryError } from '../request/queryError.js';
import { column } from './compiler.js';
import { raw, sql } from './sql.js';
/** An id of a stored list, which is text, as a column keeps it. */
const listedId = (text, kind) => {
    if (kind === 'Int8')
        return sql `CAST(${text} AS INTEGER)`;
    return kind === 'Bytes' ? sql `unhex(substr(${text}, 3))` : text;
};
/**
 * The same id as the other kind keeps it: parents and children may disagree about bytes and text. Null where the
 * other kind has no such id.
 */
const convertId = (expression, from, to) => {
    if (from === to)
        return expression;
    if (to === 'String')
        return from === 'Bytes' ? sql `'0x' || lower(hex(${expression}))` : sql `CAST(${expression} AS TEXT)`;
    if (from !== 'String')
        return raw('NULL');
    return to === 'Bytes'
        ? sql `iif(substr(${expression}, 1, 2) = '0x', unhex(substr(${expression}, 3)), NULL)`
        : sql `iif(CAST(CAST(${expression} AS INTEGER) AS TEXT) = ${expression}, CAST(${expression} AS INTEGER), NULL)`;
};
/** Ids of a stored list, as columns keep them. */
export const listedIds = (list, idKind) => sql `SELECT ${listedId(raw('value'), idKind)} FROM json_each(${list})`;
/** Column of the parent that `linkCondition` reads. */
export const linkColumn = (field) => (field.derivedFrom === undefined ? field.name : 'id');
/** Condition that holds for the children a parent's field leads to. */
export const linkCondition = (parent, field, child, alias) => {
    const own = column(parent.alias, linkColumn(field));
    if (field.derivedFrom === undefined)
        return field.list
            ? sql `${column(alias, 'id')} IN (${listedIds(own, child.idKind)})`
            : sql `${column(alias, 'id')} = ${own}`;
    const back = child.fields.get(field.derivedFrom);
    if (!back || back.derivedFrom !== undefined)
        throw new QueryError(`Store error: \`${child.name}.${field.derivedFrom}\` is not stored and cannot be joined on`, { attestable: false });
    const backColumn = column(alias, back.name);
    if (!back.list)
        return sql `${backColumn} = ${convertId(own, parent.type.idKind, back.kind)}`;
    const text = convertId(own, parent.type.idKind, 'String');
    return sql `EXISTS (SELECT 1 FROM json_each(${backColumn}) WHERE value = ${text})`;
};
//# sourceMappingURL=link.js.map