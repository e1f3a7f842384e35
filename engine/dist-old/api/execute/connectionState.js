import { BLOCKS_TABLE, ERRORS_TABLE, HEAD_TABLE, identifier } from '../../core/tables.js';
import { REPORT_FUNCTION } from '../sql/compiler.js';
import { createBoundedMap } from './boundedMap.js';
const STATEMENTS = {
    entries: 500,
    weight: 2_000_000,
    weigh: (text) => text.length,
};
const BLOCK_COLUMNS = 'number, lower(hex(hash)) AS hash, lower(hex(parentHash)) AS "parentHash", timestamp';
export const createConnectionState = (db) => {
    let reports = [];
    db.function(REPORT_FUNCTION, { directOnly: true }, (index) => {
        reports.push(Number(index));
        return 'null';
    });
    const statements = createBoundedMap(STATEMENTS);
    let judgements = createBoundedMap(STATEMENTS);
    const schemaVersion = db.prepare('PRAGMA schema_version').pluck();
    let judgedVersion;
    const head = db.prepare(`SELECT ${BLOCK_COLUMNS}, (SELECT min(block) FROM ${identifier(ERRORS_TABLE)}) AS "firstError" FROM ${identifier(HEAD_TABLE)} ORDER BY number DESC LIMIT 1`);
    const byHash = db.prepare(`SELECT ${BLOCK_COLUMNS} FROM ${identifier(BLOCKS_TABLE)} WHERE hash = ?`);
    const begin = db.prepare('BEGIN');
    const commit = db.prepare('COMMIT');
    let shared = false;
    let sharedHead;
    const endShared = () => {
        shared = false;
        sharedHead = undefined;
        if (db.open && db.inTransaction)
            commit.run();
    };
    return {
        read: (text, values) => {
            let statement = statements.get(text);
            if (!statement) {
                statement = db.prepare(text).pluck();
                statements.set(text, statement);
            }
            return statement.get(...values);
        },
        judge: ({ text, parameters }, isFine) => {
            const version = schemaVersion.get();
            if (version !== judgedVersion)
                judgements = createBoundedMap(STATEMENTS);
            judgedVersion = version;
            const known = judgements.get(text);
            if (known !== undefined)
                return known;
            const explain = db.prepare(`EXPLAIN QUERY PLAN ${text}`);
            const judgement = isFine(explain.all(...Array(parameters).fill(null)));
            judgements.set(text, judgement);
            return judgement;
        },
        takeReports: () => {
            const taken = reports;
            reports = [];
            return taken;
        },
        head: () => {
            if (!shared)
                return head.get();
            sharedHead ??= head.get();
            return sharedHead;
        },
        blockByHash: (hash) => byHash.get(hash),
        sharedTransaction: (work) => {
            if (!db.inTransaction) {
                begin.run();
                shared = true;
                setImmediate(endShared);
            }
            return work();
        },
        transaction: (work) => {
            if (db.inTransaction)
                return work();
            begin.run();
            try {
                return work();
            }
            finally {
                commit.run();
            }
        },
    };
};
//# sourceMappingURL=connectionState.js.map