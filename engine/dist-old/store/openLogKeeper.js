import { identifier, LOGS_TABLE } from '../core/tables.js';
const TABLE = identifier(LOGS_TABLE);
/** The statement that adds the log to a database. */
export const LOG_DEFINITION = `CREATE TABLE IF NOT EXISTS ${TABLE} (id INTEGER PRIMARY KEY, time INTEGER NOT NULL, level TEXT NOT NULL, text TEXT NOT NULL, module TEXT NOT NULL, arguments TEXT NOT NULL)`;
/** Older entries are forgotten. */
const MOST_ENTRIES = 10_000;
/** Longer texts are cut, in characters. */
const MOST_TEXT = 10_000;
/** Writes entries into the log of a database, in whatever transaction is open. No rewind takes them back. */
export const openLogKeeper = (db) => {
    const insert = db.prepare(`INSERT INTO ${TABLE} (time, level, text, module, arguments) VALUES (?, ?, ?, ?, ?)`);
    const forget = db.prepare(`DELETE FROM ${TABLE} WHERE id <= ?`);
    return (entries) => {
        let last = 0n;
        const time = Date.now();
        for (const { level, text, module, arguments: where } of entries.slice(-MOST_ENTRIES))
            last = BigInt(insert.run(time, level, text.slice(0, MOST_TEXT), module, JSON.stringify(where)).lastInsertRowid);
        if (entries.length > 0)
            forget.run(last - BigInt(MOST_ENTRIES));
    };
};
//# sourceMappingURL=openLogKeeper.js.map