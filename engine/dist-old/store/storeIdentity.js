import { EngineError } from '../core/errors.js';
import { identifier } from '../core/tables.js';
import { isEmpty } from './openDatabase.js';
import { META_TABLE } from './tableDefinitions.js';
/** Raised whenever stored data changes its form. */
export const FORMAT = 1;
/** Marks a file as a database of this engine: "PoCo". */
const APPLICATION_ID = 0x506f436f;
const ANEW = 'Use another data directory, or delete the file to index anew.';
/**
 * Whether the database is still empty; throws when it holds something else than this subgraph on this chain.
 */
export const isNewStore = (db, identity) => {
    const path = db.name;
    const application = Number(db.pragma('application_id', { simple: true }));
    if (application === 0 && isEmpty(db))
        return true;
    const refuse = (message, facts, remedy = ANEW) => new EngineError(message, { facts: { path, ...facts }, remedy });
    if (application !== APPLICATION_ID)
        throw refuse(`The database ${path} was not made by this engine.`, { application }, 'Use another data directory.');
    const format = Number(db.pragma('user_version', { simple: true }));
    if (format !== FORMAT)
        throw refuse(`The database ${path} has format ${format}, but this version uses format ${FORMAT}.`, {
            format,
        });
    const found = readMeta(db);
    const expected = [
        ['network', identity.network, 'network'],
        ['chainId', String(identity.chainId), 'chain'],
        ['deployment', identity.deployment, 'subgraph'],
        ['genesis', identity.genesis, 'a chain that begins with block'],
    ];
    for (const [key, value, word] of expected)
        if (found.get(key) !== value)
            throw refuse(`The database ${path} holds ${word} ${found.get(key)}, not ${value}.`, {
                key,
                expected: value,
                found: found.get(key),
            });
    return false;
};
const readMeta = (db) => new Map(db
    .prepare(`SELECT key, value FROM ${identifier(META_TABLE)}`)
    .raw()
    .all());
/** The chain that a database says it is of. */
export const readChain = (db) => {
    const found = readMeta(db);
    return { chainId: Number(found.get('chainId')), genesis: found.get('genesis') };
};
/** Marks an empty database as ours. To be called in the transaction that creates the tables. */
export const writeIdentity = (db, identity) => {
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${FORMAT}`);
    const insert = db.prepare(`INSERT INTO ${identifier(META_TABLE)} (key, value) VALUES (?, ?)`);
    for (const [key, value] of Object.entries(identity))
        insert.run(key, String(value));
};
//# sourceMappingURL=storeIdentity.js.map