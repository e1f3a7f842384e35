import { idToValue } from '../core/entityId.js';
import { entityFromRow, identifier, OPEN, toColumn } from '../core/tables.js';
import { fieldIndex, REMOVALS_TABLE } from './tableDefinitions.js';
/** Prepared access to one entity type's table. */
export const openEntityTable = (db, type, { hasRegions = false } = {}) => {
    const table = identifier(type.table);
    const columns = type.stored.map(({ name }) => identifier(name)).join(', ');
    const current = type.immutable ? '' : ` AND "$to" = ${OPEN}`;
    const ofChain = hasRegions ? ' AND "$region" = 0' : '';
    const has64Bits = type.stored.some(({ kind, list }) => !list && (kind === 'Int8' || kind === 'Timestamp'));
    const prepareRead = (sql) => db.prepare(sql).safeIntegers(has64Bits);
    const toId = (id) => idToValue(type.idKind, id);
    const fromRow = (row) => entityFromRow(type, row);
    const select = prepareRead(`SELECT ${columns} FROM ${table} WHERE id = ?${current}${ofChain}`);
    const exists = db.prepare(`SELECT 1 FROM ${table} WHERE id = ?${current}`).pluck();
    const versionColumns = (type.immutable ? '"$block"' : '"$from", "$to"') + (hasRegions ? ', "$region"' : '');
    const versionValues = (type.immutable ? '?' : `?, ${OPEN}`) + (hasRegions ? ', ?' : '');
    const insert = db.prepare(`INSERT ${type.skipDuplicates ? 'OR IGNORE ' : ''}INTO ${table} (${versionColumns}, ${columns}) VALUES (${versionValues}, ${type.stored.map(() => '?').join(', ')})`);
    const close = type.immutable
        ? undefined
        : db.prepare(`UPDATE ${table} SET "$to" = ? WHERE id = ? AND "$to" = ${OPEN}`);
    const recordRemoval = type.immutable
        ? undefined
        : db.prepare(`INSERT INTO ${identifier(REMOVALS_TABLE)} (block, type, vid) SELECT ?, ?, "$vid" FROM ${table} WHERE id = ? AND "$to" = ${OPEN}`);
    const write = (entity, block, region = 0) => {
        const values = hasRegions ? [block, region] : [block];
        for (const field of type.stored)
            values.push(toColumn(field, entity[field.name] ?? null));
        insert.run(values);
    };
    const linkStatements = new Map();
    const linkStatement = (link) => {
        const known = linkStatements.get(link.name);
        if (known)
            return known;
        const column = identifier(link.name);
        // A mapping that looks for related entities needs the index long before queries do.
        if (!link.list)
            db.exec(fieldIndex(type, link).sql);
        const condition = link.list
            ? `EXISTS (SELECT 1 FROM json_each(${table}.${column}) WHERE value = ?)`
            : `${column} = ?`;
        const statement = prepareRead(`SELECT ${columns} FROM ${table} WHERE ${condition}${current}${ofChain} ORDER BY id`);
        linkStatements.set(link.name, statement);
        return statement;
    };
    return {
        load: (id) => {
            const row = select.get(toId(id));
            return row === undefined ? null : fromRow(row);
        },
        has: (id) => exists.get(toId(id)) !== undefined,
        loadLinked: (link, id) => {
            const kind = link.kind === 'Bytes' || link.kind === 'Int8' ? link.kind : 'String';
            return linkStatement(link)
                .all(link.list ? id : idToValue(kind, id))
                .map(fromRow);
        },
        insert: write,
        update: (id, entity, block) => {
            close?.run(block, toId(id));
            write(entity, block);
        },
        remove: (id, block) => {
            recordRemoval?.run(block, type.name, toId(id));
            close?.run(block, toId(id));
        },
        count: () => Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()),
    };
};
//# sourceMappingURL=entityTable.js.map