import { fulltextTable } from '../../core/fulltext/fulltext.js';
import { column } from './compiler.js';
import { bind, join, literal, name, sql } from './sql.js';
/** How well a row matches a search; null when it does not. */
export const rankSql = ({ fulltext, text }, alias) => {
    const texts = fulltext.fields.map((field) => column(alias, field));
    const values = [literal(fulltext.language), literal(fulltext.algorithm), bind(text), ...texts];
    return sql `fulltext_rank(${join(values, ', ')})`;
};
/** Condition that holds for what a search finds: the index names candidates, the text decides. */
export const searchCondition = (search, alias) => {
    const table = name(fulltextTable(search.fulltext));
    const candidates = sql `SELECT rowid FROM ${table} WHERE ${table} MATCH ${bind(search.index)}`;
    return sql `${column(alias, '$vid')} IN (${candidates}) AND ${rankSql(search, alias)} IS NOT NULL`;
};
//# sourceMappingURL=searchSql.js.map