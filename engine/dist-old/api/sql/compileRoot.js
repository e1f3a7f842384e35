import { column, createCompiler } from './compiler.js';
import { concatPieces } from './jsonObject.js';
import { collectionPieces, objectSql } from './selectionSql.js';
import { bind, raw, sql } from './sql.js';
/** The statement of a root field, for the head or for the block it is given when run. */
export const compileRoot = (schema, root, { pinned }) => {
    const { compiler, errors } = createCompiler(schema, pinned);
    const json = root.kind === 'collection'
        ? concatPieces(collectionPieces(compiler, root.collection, root.selection, undefined))
        : objectSql(compiler, root.selection, (_, alias) => sql `${column(alias, 'id')} = ${bind(root.id)}`, raw("'null'"));
    return { sql: sql `SELECT ${json}`, errors };
};
//# sourceMappingURL=compileRoot.js.map