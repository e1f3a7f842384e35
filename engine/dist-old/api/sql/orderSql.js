import { column, visible } from './compiler.js';
import { tableOf } from './filterSql.js';
import { linkCondition } from './link.js';
import { rankSql } from './searchSql.js';
import { join, raw, sql } from './sql.js';
/** The sort key of an order for rows of `type` that are read through `alias`. */
export const sortKey = (compiler, order, type, alias) => {
    if (order.kind === 'rank')
        return { joins: raw(''), key: rankSql(order.search, alias), nullable: false };
    const field = type.fields.get(order.field);
    if (order.kind === 'field')
        return { joins: raw(''), key: column(alias, order.field), nullable: !field.nonNull };
    return childKey(compiler, order, type, alias, field);
};
const childKey = (compiler, { base, child }, type, alias, field) => {
    const joined = compiler.schema.possibleTypes(base).map((name) => {
        const target = compiler.schema.entity(name);
        const childAlias = compiler.alias();
        const condition = sql `${linkCondition({ type, alias }, field, target, childAlias)} AND ${visible(compiler, target, childAlias)}`;
        return {
            sql: sql `LEFT JOIN ${tableOf(target)} ${raw(childAlias)} ON ${condition}`,
            key: column(childAlias, child),
        };
    });
    const keys = joined.map(({ key }) => key);
    const key = keys.length > 1 ? sql `coalesce(${join(keys, ', ')})` : (keys[0] ?? raw('NULL'));
    return {
        joins: join(joined.map((part) => part.sql), ' '),
        key,
        nullable: true,
    };
};
/**
 * The ORDER BY terms for a sort key and an id. Nulls sort as the largest value, which is not
 * SQLite's own idea.
 */
export const orderTerms = (order, key, id, nullable) => {
    const direction = raw(order.direction === 'desc' ? 'DESC' : 'ASC');
    const byId = sql `${id} ${direction}`;
    if (order.kind === 'field' && order.field === 'id')
        return byId;
    const nulls = raw(nullable ? (order.direction === 'desc' ? ' NULLS FIRST' : ' NULLS LAST') : '');
    return sql `${key} ${direction}${nulls}, ${byId}`;
};
//# sourceMappingURL=orderSql.js.map