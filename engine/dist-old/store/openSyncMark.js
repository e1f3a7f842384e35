import { identifier } from '../core/tables.js';
import { META_TABLE } from './tableDefinitions.js';
const KEY = 'synced';
/** The mark of a database, which nothing takes back: not a restart, and not a rewind. */
export const openSyncMark = (db) => {
    const table = identifier(META_TABLE);
    return {
        hasSynced: () => db.prepare(`SELECT 1 FROM ${table} WHERE key = ?`).get(KEY) !== undefined,
        markSynced: () => {
            db.prepare(`INSERT OR IGNORE INTO ${table} (key, value) VALUES (?, 'true')`).run(KEY);
        },
    };
};
//# sourceMappingURL=openSyncMark.js.map