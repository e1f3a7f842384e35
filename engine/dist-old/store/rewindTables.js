import { storedTypes } from '../core/inputSchema.js';
import { BLOCKS_TABLE, ERRORS_TABLE, HEAD_TABLE, identifier, OPEN } from '../core/tables.js';
import { DATA_SOURCES_TABLE, FILES_TABLE, REMOVALS_TABLE } from './tableDefinitions.js';
/**
 * Brings all tables back to how they were after block `number`; −1 empties them. To be called in a transaction.
 *
 * Rows lie in write order, so those to delete are the last ones and are found without an index on blocks. A
 * version to open again belongs to an entity that was written anew, and so is among the deleted, or was removed.
 */
export const rewindTables = (db, schema, number) => {
    const firstAfter = (table, column) => Number(db
        .prepare(`SELECT "$vid" FROM ${table} WHERE ${column} <= ? ORDER BY "$vid" DESC LIMIT 1`)
        .pluck()
        .get(number) ?? 0) + 1;
    for (const type of storedTypes(schema)) {
        const table = identifier(type.table);
        const first = firstAfter(table, type.immutable ? '"$block"' : '"$from"');
        if (!type.immutable) {
            const reopen = `UPDATE ${table} SET "$to" = ${OPEN} WHERE "$to" > @number AND "$to" < ${OPEN} AND "$vid" < @first`;
            db.exec('CREATE TEMP TABLE IF NOT EXISTS rewound (id)');
            db.prepare('DELETE FROM rewound').run();
            db.prepare(`INSERT INTO rewound SELECT DISTINCT id FROM ${table} WHERE "$vid" >= ?`).run(first);
            db.prepare(`DELETE FROM ${table} WHERE "$vid" >= ?`).run(first);
            db.prepare(`${reopen} AND id IN (SELECT id FROM rewound)`).run({ number, first });
            db.prepare(`${reopen} AND "$vid" IN (SELECT vid FROM ${identifier(REMOVALS_TABLE)} WHERE block > @number AND type = @type)`).run({ number, first, type: type.name });
        }
        else
            db.prepare(`DELETE FROM ${table} WHERE "$vid" >= ?`).run(first);
    }
    for (const [table, column] of [
        [REMOVALS_TABLE, 'block'],
        [DATA_SOURCES_TABLE, 'block'],
        [FILES_TABLE, 'block'],
        [ERRORS_TABLE, 'block'],
        [BLOCKS_TABLE, 'number'],
    ])
        db.prepare(`DELETE FROM ${identifier(table)} WHERE ${column} > ?`).run(number);
    db.prepare(`UPDATE ${identifier(FILES_TABLE)} SET doneAt = NULL WHERE doneAt > ?`).run(number);
    db.prepare(`DELETE FROM ${identifier(HEAD_TABLE)}`).run();
    db.prepare(`INSERT INTO ${identifier(HEAD_TABLE)} SELECT number, hash, parentHash, timestamp FROM ${identifier(BLOCKS_TABLE)} ORDER BY number DESC LIMIT 1`).run();
};
//# sourceMappingURL=rewindTables.js.map