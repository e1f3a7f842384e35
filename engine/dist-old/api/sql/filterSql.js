import { column, visible } from './compiler.js';
import { linkCondition } from './link.js';
import { bind, join, name, raw, sql } from './sql.js';
const TRUE = raw('1');
const FALSE = raw('0');
const candidates = (type, field, list) => type.fields.get(field)?.kind === 'Bytes'
    ? sql `SELECT unhex(value) FROM json_each(${list})`
    : sql `SELECT value FROM json_each(${list})`;
/** Condition on a row of `type` that is read through `alias`. Like every condition it may be null, which is not true. */
export const filterSql = (compiler, filter, type, alias) => {
    const not = 'not' in filter && filter.not ? raw('NOT ') : raw('');
    switch (filter.kind) {
        case 'and':
        case 'or': {
            if (filter.filters.length === 0)
                return filter.kind === 'and' ? TRUE : FALSE;
            const parts = filter.filters.map((part) => filterSql(compiler, part, type, alias));
            return parts.length === 1 ? parts[0] : sql `(${join(parts, filter.kind === 'and' ? ' AND ' : ' OR ')})`;
        }
        case 'null':
            return sql `${column(alias, filter.field)} IS ${not}NULL`;
        case 'compare':
            return sql `${column(alias, filter.field)} ${raw(filter.operator)} ${bind(filter.parameter)}`;
        case 'in':
            return sql `${column(alias, filter.field)} ${not}IN (${candidates(type, filter.field, bind(filter.parameter))})`;
        case 'like':
            return filter.nocase
                ? sql `${column(alias, filter.field)} ${not}LIKE ${bind(filter.parameter)} ESCAPE '\\'`
                : sql `${column(alias, filter.field)} ${not}GLOB ${bind(filter.parameter)}`;
        case 'containsBytes':
            return sql `instr(${column(alias, filter.field)}, ${bind(filter.parameter)}) ${raw(filter.not ? '=' : '>')} 0`;
        case 'containsAll':
        case 'containsNone': {
            const list = column(alias, filter.field);
            const inList = sql `value ${raw(filter.kind === 'containsAll' ? 'NOT IN' : 'IN')} (SELECT value FROM json_each(${list}))`;
            return sql `(${list} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM json_each(${bind(filter.parameter)}) WHERE ${inList}))`;
        }
        case 'containsLike':
            return sql `${not}EXISTS (SELECT 1 FROM json_each(${column(alias, filter.field)}) own, json_each(${bind(filter.parameter)}) wanted WHERE own.value LIKE wanted.value ESCAPE '\\')`;
        case 'changed': {
            const written = column(alias, type.immutable ? '$block' : '$from');
            return sql `${written} >= ${bind(filter.parameter)}`;
        }
        case 'child':
            return childSql(compiler, filter, type, alias);
    }
};
const childSql = (compiler, { field: fieldName, base, filter }, type, alias) => {
    const field = type.fields.get(fieldName);
    const alternatives = compiler.schema.possibleTypes(base).map((childName) => {
        const child = compiler.schema.entity(childName);
        const childAlias = compiler.alias();
        const conditions = [
            linkCondition({ type, alias }, field, child, childAlias),
            visible(compiler, child, childAlias),
            filterSql(compiler, filter, child, childAlias),
        ];
        return sql `EXISTS (SELECT 1 FROM ${tableOf(child)} ${raw(childAlias)} WHERE ${join(conditions, ' AND ')})`;
    });
    return alternatives.length === 0 ? FALSE : sql `(${join(alternatives, ' OR ')})`;
};
/** Quoted name of the table of a type. */
export const tableOf = (type) => name(type.table);
//# sourceMappingURL=filterSql.js.map