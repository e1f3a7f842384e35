import Database from 'better-sqlite3';
import { idFromValue } from '../../core/entityId.js';
import { hexToBytes } from '../../core/hex.js';
import { parseInputSchema } from '../../core/inputSchema.js';
import { BLOCKS_TABLE, ERRORS_TABLE, HEAD_TABLE, identifier } from '../../core/tables.js';
import { openEntityTable } from '../../store/entityTable.js';
import { registerFunctions } from '../../store/registerFunctions.js';
import { createRollUp } from '../../store/rollUp.js';
import { queryIndexes, tableDefinitions } from '../../store/tableDefinitions.js';
import { createQueryApi } from '../createQueryApi.js';
const toScalar = (field, plain) => {
    switch (field.kind) {
        case 'Bytes':
            return hexToBytes(plain);
        case 'Int8':
        case 'Timestamp':
        case 'BigInt':
            return BigInt(plain);
        case 'BigDecimal': {
            const [whole = '0', fraction = ''] = String(plain).split('.');
            return { digits: BigInt(whole + fraction), exponent: -fraction.length };
        }
        default:
            return plain;
    }
};
const toEntity = (type, plain) => Object.fromEntries(type.stored.map((field) => {
    const value = plain[field.name] ?? null;
    if (Array.isArray(value))
        return [field.name, value.map((item) => toScalar(field, item))];
    return [field.name, value === null ? null : toScalar(field, value)];
}));
/** 32 bytes that tell a block's number. */
export const blockHash = (number) => `0x${String(number).padStart(64, 'a')}`;
/**
 * Writes the blocks in order, `secondsOf` after the epoch, and rolls up what each completes; an entity written twice
 * gets a second version. The last block is the head.
 */
export const openFixture = (schemaText, blocks, { deployment = 'QmTest', earliestBlock = 0, secondsOf = (block) => 1_700_000_000 + block, removals = [], ...options } = {}) => {
    const schema = parseInputSchema(schemaText);
    const db = new Database(':memory:');
    registerFunctions(db);
    for (const statement of tableDefinitions(schema))
        db.exec(statement);
    const tables = new Map([...schema.entities].map(([name, type]) => [name, openEntityTable(db, type)]));
    const rollUp = createRollUp(db, schema);
    const insertBlock = db.prepare(`INSERT INTO ${identifier(BLOCKS_TABLE)} (number, hash, parentHash, timestamp, hasTriggers) VALUES (?, ?, ?, ?, 1)`);
    blocks.forEach((block, number) => {
        const parent = blockHash(number - 1);
        insertBlock.run(number, hexToBytes(blockHash(number)), hexToBytes(parent), secondsOf(number));
        for (const [name, entities] of Object.entries(block))
            for (const plain of entities) {
                const entity = toEntity(schema.entities.get(name), plain);
                const table = tables.get(name);
                const id = idFromValue(entity.id);
                if (table.has(id))
                    table.update(id, entity, number);
                else
                    table.insert(entity, number);
            }
        for (const [name, ids] of Object.entries(removals[number] ?? {}))
            for (const id of ids)
                tables.get(name)?.remove(id, number);
        rollUp.run({ number, timestamp: secondsOf(number) });
    });
    for (const { sql } of queryIndexes(schema))
        db.exec(sql);
    db.exec(`INSERT INTO ${identifier(HEAD_TABLE)} SELECT number, hash, parentHash, timestamp FROM ${identifier(BLOCKS_TABLE)} ORDER BY number DESC LIMIT 1`);
    const api = createQueryApi({ schema, deployment, earliestBlock: () => earliestBlock, ...options });
    const ask = (query, { variables, strict } = {}) => api.execute(db, { query, variables }, { strict });
    return {
        db,
        api,
        ask,
        body: (query, options) => JSON.parse(ask(query, options).body),
        fail: (block) => {
            db.prepare(`INSERT INTO ${identifier(ERRORS_TABLE)} (block, message, fatal) VALUES (?, 'boom', 1)`).run(block);
        },
        [Symbol.dispose]: () => db.close(),
    };
};
//# sourceMappingURL=openFixture.js.map