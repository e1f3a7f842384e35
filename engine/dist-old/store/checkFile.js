import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { EngineError } from '../core/errors.js';
import { databaseError } from './openDatabase.js';
/** Up to this size the whole file is checked at each start; that takes well under a second. */
const SMALL = 32 * 1024 * 1024;
const damaged = (path, reason) => new EngineError(`The database ${path} is damaged.`, {
    facts: { path, reason },
    remedy: 'Delete the file (and its -wal and -shm files) and index again, or restore a backup.',
});
/** Throws when the file is shorter than its header says or, for a small file, inconsistent in itself. */
export const checkFile = (db) => {
    const path = db.name;
    const { size } = statSync(path);
    if (size === 0)
        return;
    const header = readHeader(path);
    const pageSize = header.readUInt16BE(16);
    const expected = header.readUInt32BE(28) * (pageSize === 1 ? 65_536 : pageSize);
    if (size < expected)
        throw damaged(path, `${size} bytes, but its header speaks of ${expected}`);
    if (size > SMALL)
        return;
    try {
        const verdict = String(db.pragma('quick_check(1)', { simple: true }));
        if (verdict !== 'ok')
            throw damaged(path, verdict);
    }
    catch (error) {
        throw databaseError(error, path);
    }
};
const readHeader = (path) => {
    const file = openSync(path, 'r');
    try {
        const header = Buffer.alloc(100);
        readSync(file, header, 0, header.length, 0);
        return header;
    }
    finally {
        closeSync(file);
    }
};
//# sourceMappingURL=checkFile.js.map