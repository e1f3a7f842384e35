import { OPEN } from '../../core/tables.js';
import { bind, name, raw, sql } from './sql.js';
/** Name of the SQL function behind `Compiler.report`; its argument is an index into the statement's errors. */
export const REPORT_FUNCTION = 'report_error';
/** A compiler, and the list its reported errors are collected in. */
export const createCompiler = (schema, pinned) => {
    const errors = [];
    let aliases = 0;
    const compiler = {
        schema,
        pinned,
        alias: () => {
            aliases += 1;
            return `t${aliases}`;
        },
        report: (error) => raw(`${REPORT_FUNCTION}(${errors.push(error) - 1})`),
    };
    return { compiler, errors };
};
/** A column of an aliased table. */
export const column = (alias, columnName) => sql `${raw(alias)}.${name(columnName)}`;
/** Condition that holds for the versions to be seen. */
export const visible = ({ pinned }, type, alias) => {
    if (type.immutable)
        return pinned ? sql `${column(alias, '$block')} <= ${bind('block')}` : raw('1');
    if (!pinned)
        return sql `${column(alias, '$to')} = ${raw(String(OPEN))}`;
    return sql `${column(alias, '$from')} <= ${bind('block')} AND ${column(alias, '$to')} > ${bind('block')}`;
};
//# sourceMappingURL=compiler.js.map