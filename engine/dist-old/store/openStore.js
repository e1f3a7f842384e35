import { immutableMessage } from '../core/entityCache.js';
import { HandlerError } from '../core/handler.js';
import { bytesToHex, hexToBytes } from '../core/hex.js';
import { BLOCKS_TABLE, ERRORS_TABLE, HEAD_TABLE, identifier } from '../core/tables.js';
import { checkFile } from './checkFile.js';
import { openEntityTable } from './entityTable.js';
import { makeFolderOf } from './makeFolderOf.js';
import { databaseError, openDatabase } from './openDatabase.js';
import { LOG_DEFINITION, openLogKeeper } from './openLogKeeper.js';
import { openSyncMark } from './openSyncMark.js';
import { openWriteLock } from './openWriteLock.js';
import { readErrors } from './readErrors.js';
import { rewindTables } from './rewindTables.js';
import { createRollUp } from './rollUp.js';
import { isNewStore, writeIdentity } from './storeIdentity.js';
import { DATA_SOURCES_TABLE, FILES_TABLE, FILES_TABLES, queryIndexes, tableDefinitions, } from './tableDefinitions.js';
/**
 * Opens, or creates, the database of one subgraph for writing. Refuses a file of another subgraph or chain, a
 * damaged one, and one that somebody else writes to. Nothing written is visible to readers before `commit`.
 */
export const openStore = (path, options) => {
    const { schema, identity, fileTypes = new Set(), indexHints = [] } = options;
    makeFolderOf(path);
    const lock = openWriteLock(path);
    let db;
    try {
        db = openDatabase(path, { readonly: false });
        prepareFile(db, { schema, identity, fileTypes });
        return createStore(db, { schema, lock, fileTypes, indexHints });
    }
    catch (error) {
        db?.close();
        lock.close();
        throw databaseError(error, path);
    }
};
const prepareFile = (db, { schema, identity, fileTypes, }) => {
    checkFile(db);
    const isNew = isNewStore(db, identity);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('cache_size = -32768');
    // Long stretches between checkpoints let many versions of a page reach the file as one.
    db.pragma('wal_autocheckpoint = 16384');
    db.pragma('journal_size_limit = 67108864');
    db.transaction(() => {
        for (const sql of isNew ? tableDefinitions(schema, fileTypes) : [])
            db.exec(sql);
        if (!isNew)
            addOrigin(db);
        for (const sql of [...FILES_TABLES, LOG_DEFINITION])
            db.exec(sql);
        if (isNew)
            writeIdentity(db, identity);
    }).immediate();
};
/** Adds the column to a database of before there was one. */
const addOrigin = (db) => {
    const columns = db.pragma(`table_info(${identifier(FILES_TABLE)})`);
    if (columns.length === 0 || columns.some(({ name }) => name === 'origin'))
        return;
    db.exec(`ALTER TABLE ${identifier(FILES_TABLE)} ADD COLUMN origin INTEGER`);
};
const createStore = (db, { schema, lock, fileTypes, indexHints, }) => {
    const tables = new Map();
    for (const type of schema.entities.values())
        tables.set(type, openEntityTable(db, type, { hasRegions: fileTypes.has(type.name) }));
    const tableOf = (type) => {
        const table = tables.get(type);
        if (!table)
            throw new Error(`The schema has no entity type ${type.name}`);
        return table;
    };
    const sql = statements(db);
    const rollUp = createRollUp(db, schema);
    const keepLog = openLogKeeper(db);
    const readHead = () => {
        const row = sql.selectHead.get();
        return row && { ...pointerOf(row), parentHash: bytesToHex(row.parentHash), timestamp: row.timestamp };
    };
    let head = readHead();
    let closed = false;
    const rollBack = () => {
        if (db.inTransaction)
            sql.rollBack.run();
        rollUp.forget();
        head = readHead();
    };
    const guarded = (work) => {
        try {
            return work();
        }
        catch (error) {
            throw databaseError(error, db.name);
        }
    };
    const applyChange = (change, block, region) => {
        const table = tableOf(change.type);
        if (change.kind === 'remove')
            table.remove(change.id, block);
        else if (change.kind === 'update')
            table.update(change.id, change.entity, block);
        else
            try {
                table.insert(change.entity, block, region);
            }
            catch (error) {
                if (!isDuplicate(error))
                    throw error;
                throw duplicateError(change, block, error);
            }
    };
    return {
        path: db.name,
        load: (type, id) => tableOf(type).load(id),
        loadLinked: (type, link, id) => tableOf(type).loadLinked(link, id),
        findHolder: (types, id) => types.find((type) => tableOf(type).has(id)),
        head: () => head,
        write: ({ block, hasTriggers, completesBuckets = true, changes, dataSources, errors, files = [], fileRuns = [], log = [], }) => guarded(() => {
            if (!db.inTransaction)
                sql.begin.run();
            sql.beginBlock.run();
            let rolledUp = false;
            try {
                for (const change of changes)
                    applyChange(change, block.number, 0);
                for (const { id, changes: ofFile } of fileRuns) {
                    for (const change of ofFile)
                        applyChange(change, block.number, id);
                    sql.finishFile.run(block.number, id);
                }
                const failed = errors.some(({ fatal }) => fatal);
                rolledUp = completesBuckets && !failed && rollUp.run(block);
            }
            catch (error) {
                rollUp.forget();
                sql.rollBackBlock.run();
                sql.endBlock.run();
                throw error;
            }
            for (const { template, address, context, block: made } of dataSources)
                sql.insertDataSource.run(made, template, hexToBytes(address), JSON.stringify(context));
            for (const file of files)
                sql.insertFile.run(file.block, file.template, file.reference, contextText(file.context), file.origin ?? null);
            for (const error of errors)
                sql.insertError.run(error.block, error.message, error.handler ?? null, error.transactionHash ? hexToBytes(error.transactionHash) : null, error.logIndex ?? null, error.fatal ? 1 : 0);
            keepLog(log);
            // A block that made rows must stay known, or a rewind could leave the head below them.
            sql.insertBlock.run(...blockValues(block), hasTriggers || rolledUp ? 1 : 0);
            sql.endBlock.run();
            head = block;
        }),
        commit: () => guarded(() => {
            if (!db.inTransaction)
                return;
            sql.deleteHead.run();
            if (head)
                sql.insertHead.run(...blockValues(head));
            sql.commit.run();
        }),
        rollBack,
        rewind: (number) => guarded(() => {
            if (db.inTransaction)
                rollBack();
            db.transaction(() => rewindTables(db, schema, number)).immediate();
            rollUp.forget();
            head = readHead();
        }),
        blocks: ({ below, limit }) => sql.selectBlocks.all(below, limit).map(pointerOf),
        earliestBlock: () => sql.selectEarliest.get() ?? undefined,
        dataSources: () => sql.selectDataSources.all().map(({ template, address, context, block }) => ({
            template,
            block,
            address: bytesToHex(address),
            context: JSON.parse(context),
        })),
        pendingFiles: ({ reference, after = 0, limit = -1 } = {}) => {
            const rows = reference === undefined
                ? sql.selectFiles.all(after, limit)
                : sql.selectFilesOf.all(reference, after, limit);
            return rows.map(({ context, origin, ...file }) => ({
                ...file,
                origin: origin ?? undefined,
                context: JSON.parse(context),
            }));
        },
        filesFrom: (origin) => sql.countFilesOf.get(origin),
        ...openSyncMark(db),
        errors: () => readErrors(db),
        createQueryIndexes: () => guarded(() => {
            for (const index of queryIndexes(schema, indexHints))
                db.exec(index.sql);
        }),
        forgetEmptyBlocks: (number) => guarded(() => {
            if (!db.inTransaction)
                sql.begin.run();
            sql.deleteEmptyBlocks.run(number);
        }),
        close: () => {
            if (closed)
                return;
            closed = true;
            if (db.inTransaction)
                rollBack();
            db.close();
            lock.close();
        },
    };
};
const statements = (db) => {
    const head = identifier(HEAD_TABLE);
    const blocks = identifier(BLOCKS_TABLE);
    const errors = identifier(ERRORS_TABLE);
    const dataSources = identifier(DATA_SOURCES_TABLE);
    const files = identifier(FILES_TABLE);
    return {
        beginBlock: db.prepare('SAVEPOINT block'),
        rollBackBlock: db.prepare('ROLLBACK TO block'),
        endBlock: db.prepare('RELEASE block'),
        begin: db.prepare('BEGIN IMMEDIATE'),
        commit: db.prepare('COMMIT'),
        rollBack: db.prepare('ROLLBACK'),
        selectHead: db.prepare(`SELECT number, hash, parentHash, timestamp FROM ${head}`),
        deleteHead: db.prepare(`DELETE FROM ${head}`),
        insertHead: db.prepare(`INSERT INTO ${head} (number, hash, parentHash, timestamp) VALUES (?, ?, ?, ?)`),
        insertBlock: db.prepare(`INSERT OR REPLACE INTO ${blocks} (number, hash, parentHash, timestamp, hasTriggers) VALUES (?, ?, ?, ?, ?)`),
        selectBlocks: db.prepare(`SELECT number, hash FROM ${blocks} WHERE number < ? ORDER BY number DESC LIMIT ?`),
        selectEarliest: db.prepare(`SELECT min(number) FROM ${blocks}`).pluck(),
        deleteEmptyBlocks: db.prepare(`DELETE FROM ${blocks} WHERE hasTriggers = 0 AND number < ?`),
        insertDataSource: db.prepare(`INSERT INTO ${dataSources} (block, template, address, context) VALUES (?, ?, ?, ?)`),
        selectDataSources: db.prepare(`SELECT block, template, address, context FROM ${dataSources} ORDER BY id`),
        insertFile: db.prepare(`INSERT OR IGNORE INTO ${files} (block, template, reference, context, origin) VALUES (?, ?, ?, ?, ?)`),
        finishFile: db.prepare(`UPDATE ${files} SET doneAt = ? WHERE id = ?`),
        selectFiles: db.prepare(`SELECT id, block, template, reference, context, origin FROM ${files} WHERE doneAt IS NULL AND id > ? ORDER BY id LIMIT ?`),
        selectFilesOf: db.prepare(`SELECT id, block, template, reference, context, origin FROM ${files} WHERE reference = ? AND doneAt IS NULL AND id > ? ORDER BY id LIMIT ?`),
        countFilesOf: db.prepare(`SELECT count(*) FROM ${files} WHERE origin = ?`).pluck(),
        insertError: db.prepare(`INSERT INTO ${errors} (block, message, handler, transactionHash, logIndex, fatal) VALUES (?, ?, ?, ?, ?, ?)`),
    };
};
const pointerOf = ({ number, hash }) => ({
    number,
    hash: bytesToHex(hash),
});
const blockValues = ({ number, hash, parentHash, timestamp }) => [
    number,
    hexToBytes(hash),
    hexToBytes(parentHash),
    timestamp,
];
const isDuplicate = (error) => error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE';
/** Every indexer meets a second immutable entity alike; which of two writers of another came first may differ. */
const duplicateError = ({ type, id }, block, cause) => {
    const facts = { type: type.name, id, block };
    if (type.immutable)
        return new HandlerError(immutableMessage(type, id, block), { class: 'deterministic', facts, cause });
    return new HandlerError(`entity ${type.name}[${id}] was written by another data source, from which this one is isolated`, { class: 'nonDeterministic', facts, cause });
};
/** The context as text that is equal for equal contexts. */
const contextText = (context) => JSON.stringify(Object.fromEntries(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))));
//# sourceMappingURL=openStore.js.map