import { makeFolderOf } from '../store/makeFolderOf.js';
import { openDatabase } from '../store/openDatabase.js';
const TABLES = `
CREATE TABLE IF NOT EXISTS deployment (id TEXT PRIMARY KEY, network TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS subgraph (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  current TEXT REFERENCES deployment (id),
  pending TEXT REFERENCES deployment (id)
) STRICT;
`;
const versionsOf = ({ name, current, pending }) => ({
    name,
    current: current ?? undefined,
    pending: pending ?? undefined,
});
/** Opens the file, which is made if it is not there. */
export const openRegistry = (path) => {
    makeFolderOf(path);
    const db = openDatabase(path, { readonly: false });
    db.pragma('foreign_keys = ON');
    db.exec(TABLES);
    const insert = db.prepare('INSERT INTO subgraph (name) VALUES (?) ON CONFLICT DO NOTHING');
    const remove = db.prepare('DELETE FROM subgraph WHERE name = ?');
    const find = db.prepare('SELECT 1 FROM subgraph WHERE name = ?');
    const all = db.prepare('SELECT name, current, pending FROM subgraph ORDER BY id');
    const insertDeployment = db.prepare('INSERT INTO deployment (id, network) VALUES (?, ?) ON CONFLICT DO NOTHING');
    const update = db.prepare('UPDATE subgraph SET current = ?, pending = ? WHERE name = ?');
    const network = db.prepare('SELECT network FROM deployment WHERE id = ?');
    const unused = db.prepare('SELECT id AS deployment, network FROM deployment WHERE NOT EXISTS (SELECT 1 FROM subgraph WHERE deployment.id IN (current, pending))');
    const forget = db.prepare('DELETE FROM deployment WHERE id = ?');
    const assign = (versions, added) => {
        if (added)
            insertDeployment.run(added.deployment, added.network);
        for (const { name, current, pending } of versions)
            update.run(current, pending, name);
    };
    return {
        create: (name) => {
            const { changes, lastInsertRowid } = insert.run(name);
            return changes === 1 ? String(lastInsertRowid) : undefined;
        },
        remove: (name) => remove.run(name).changes === 1,
        has: (name) => find.get(name) !== undefined,
        subgraphs: () => all.all().map(versionsOf),
        assign: db.transaction(assign),
        network: (deployment) => network.get(deployment)?.network,
        unused: () => unused.all(),
        forget: (deployment) => void forget.run(deployment),
        close: () => void db.close(),
    };
};
//# sourceMappingURL=openRegistry.js.map