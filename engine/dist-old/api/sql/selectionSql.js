import { QueryError } from '../request/queryError.js';
import { column, visible } from './compiler.js';
import { currentRows } from './currentSql.js';
import { filterSql, tableOf } from './filterSql.js';
import { arrayPieces, concatPieces, objectPieces } from './jsonObject.js';
import { linkColumn, linkCondition } from './link.js';
import { orderTerms, sortKey } from './orderSql.js';
import { scalarPieces } from './scalarPieces.js';
import { searchCondition } from './searchSql.js';
import { bind, join, name, raw, sql } from './sql.js';
/** JSON object of a row, and the columns of the row it reads. */
const objectOf = (compiler, parent, fields) => {
    const columns = new Set();
    const members = fields.map((field) => [field.key, fieldPieces(compiler, parent, field, columns)]);
    return { json: concatPieces(objectPieces(members)), columns };
};
const fieldPieces = (compiler, parent, selected, columns) => {
    if (selected.kind === 'typename')
        return [JSON.stringify(parent.type.name)];
    const { field } = selected;
    if (selected.kind === 'scalar') {
        columns.add(field.name);
        return scalarPieces(field, column(parent.alias, field.name), missing(compiler, selected));
    }
    columns.add(linkColumn(field));
    const pick = (type, alias) => linkCondition(parent, field, type, alias);
    if (selected.kind === 'list')
        return collectionPieces(compiler, selected.collection, selected.selection, pick);
    const orElse = field.nonNull ? missing(compiler, selected) : raw("'null'");
    if (field.derivedFrom === undefined)
        return [objectSql(compiler, selected.selection, pick, orElse)];
    const candidates = join([...selected.selection.keys()].map((type) => {
        const alias = compiler.alias();
        return sql `SELECT 1 FROM ${tableOf(type)} ${raw(alias)} WHERE ${pick(type, alias)} AND ${visible(compiler, type, alias)}`;
    }), ' UNION ALL ');
    if (selected.selection.size === 0)
        return [orElse];
    const one = objectSql(compiler, selected.selection, pick, orElse);
    const many = ambiguous(compiler, selected);
    return [
        sql `CASE (SELECT count(*) FROM (${candidates} LIMIT 2)) WHEN 0 THEN ${orElse} WHEN 1 THEN ${one} ELSE ${many} END`,
    ];
};
const missing = (compiler, { field, location }) => compiler.report(() => new QueryError(`Null value resolved for non-null field \`${field.name}\``, { location }));
const ambiguous = (compiler, { field, location }) => compiler.report(() => new QueryError(`Ambiguous result for derived field \`${field.name}\`: Multiple \`${field.base}\` entities refer back via \`${field.derivedFrom}\``, { location, attestable: false }));
/** JSON of the one entity that is picked, else what `orElse` yields. */
export const objectSql = (compiler, selection, pick, orElse) => {
    const alternatives = [...selection].map(([type, fields]) => {
        const alias = compiler.alias();
        const { json } = objectOf(compiler, { type, alias }, fields);
        return sql `(SELECT ${json} FROM ${tableOf(type)} ${raw(alias)} WHERE ${pick(type, alias)} AND ${visible(compiler, type, alias)})`;
    });
    return alternatives.length === 0 ? orElse : sql `coalesce(${join([...alternatives, orElse], ', ')})`;
};
/**
 * JSON array of a page of entities. The page is cut before any JSON is made, so that skipped rows
 * cost no nested reads and report no errors.
 */
export const collectionPieces = (compiler, collection, selection, pick) => {
    const [only] = selection;
    if (!only)
        return ['[]'];
    return selection.size === 1
        ? singleTypePieces(compiler, collection, only, pick)
        : unionPieces(compiler, collection, selection, pick);
};
const conditions = (compiler, { filter, order }, type, alias, pick) => join([
    ...(pick ? [pick(type, alias)] : []),
    ...(order.kind === 'rank' ? [searchCondition(order.search, alias)] : []),
    visible(compiler, type, alias),
    ...(filter ? [filterSql(compiler, filter, type, alias)] : []),
], ' AND ');
const singleTypePieces = (compiler, collection, [type, fields], pick) => {
    const row = compiler.alias();
    const page = compiler.alias();
    const { json, columns } = objectOf(compiler, { type, alias: page }, fields);
    const read = columns.size === 0
        ? raw('1')
        : join([...columns].map((read) => column(row, read)), ', ');
    const { joins, key, nullable } = sortKey(compiler, collection.order, type, row);
    const order = sql `ORDER BY ${orderTerms(collection.order, key, column(row, 'id'), nullable)}`;
    const limit = sql `LIMIT ${bind(collection.first)} OFFSET ${bind(collection.skip)}`;
    if (!collection.current) {
        const source = sql `SELECT ${read} FROM ${tableOf(type)} ${raw(row)} ${joins} WHERE ${conditions(compiler, collection, type, row, pick)} ${order} ${limit}`;
        return arrayPieces(json, source, page);
    }
    const current = currentRows(compiler, collection.current, { filter: collection.filter, pick });
    const all = join(type.stored.map((field) => column(row, field.name)), ', ');
    const finished = sql `SELECT ${all} FROM ${tableOf(type)} ${raw(row)} WHERE ${conditions(compiler, collection, type, row, pick)}`;
    // Inside an entity the bucket in progress comes on top of the page.
    const rows = pick
        ? sql `SELECT * FROM (${finished} ${order} ${limit}) UNION ALL ${current}`
        : sql `${finished} UNION ALL ${current}`;
    const source = sql `SELECT ${read} FROM (${rows}) ${raw(row)} ${joins} ${order} ${pick ? raw('') : limit}`;
    return arrayPieces(json, source, page);
};
const unionPieces = (compiler, collection, selection, pick) => {
    const page = compiler.alias();
    const types = [...selection];
    const cases = types.map(([type, fields], index) => {
        const alias = compiler.alias();
        const { json } = objectOf(compiler, { type, alias }, fields);
        return sql `WHEN ${raw(String(index))} THEN (SELECT ${json} FROM ${tableOf(type)} ${raw(alias)} WHERE ${column(alias, '$vid')} = ${column(page, '$vid')})`;
    });
    const rows = types.map(([type], index) => {
        const row = compiler.alias();
        const { joins, key, nullable } = sortKey(compiler, collection.order, type, row);
        const order = orderTerms(collection.order, key, column(row, 'id'), nullable);
        // No type can give more than the page and what is before it, and its index may have them in order.
        const most = sql `${bind(collection.first)} + ${bind(collection.skip)}`;
        return sql `SELECT * FROM (SELECT ${raw(String(index))} AS "$type", ${column(row, '$vid')} AS "$vid", ${key} AS "$key", ${column(row, 'id')} AS id FROM ${tableOf(type)} ${raw(row)} ${joins} WHERE ${conditions(compiler, collection, type, row, pick)} ORDER BY ${order} LIMIT ${most})`;
    });
    const terms = orderTerms(collection.order, name('$key'), name('id'), true);
    const source = sql `SELECT "$type", "$vid" FROM (${join(rows, ' UNION ALL ')}) ORDER BY ${terms} LIMIT ${bind(collection.first)} OFFSET ${bind(collection.skip)}`;
    return arrayPieces(sql `CASE ${column(page, '$type')} ${join(cases, ' ')} END`, source, page);
};
//# sourceMappingURL=selectionSql.js.map