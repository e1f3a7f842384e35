import { identifier } from '../../core/tables.js';
/** Text that is ours: keywords and numbers of the planner, never anything a client wrote. */
export const raw = (text) => ({ text, parameters: [] });
/** A name of a table, column or alias. */
export const name = (text) => raw(identifier(text));
/** A text literal; only ever made of names from the schema and keys from the query's grammar. */
export const literal = (text) => raw(`'${text.replaceAll("'", "''")}'`);
/** A placeholder. */
export const bind = (parameter) => ({ text: '?', parameters: [parameter] });
/** Pieces with a separator between them. */
export const join = (pieces, separator) => ({
    text: pieces.map((piece) => piece.text).join(separator),
    parameters: pieces.flatMap((piece) => piece.parameters),
});
/**
 * Puts fragments together in reading order.
 *
 * @example
 * sql`SELECT 1 FROM ${name('deal')} WHERE ${name('id')} = ${bind(id)}`
 */
export const sql = (texts, ...pieces) => ({
    text: texts.reduce((text, next, index) => text + (pieces[index - 1]?.text ?? '') + next),
    parameters: pieces.flatMap((piece) => piece.parameters),
});
//# sourceMappingURL=sql.js.map