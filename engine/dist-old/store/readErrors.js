import { bytesToHex } from '../core/hex.js';
import { ERRORS_TABLE, identifier } from '../core/tables.js';
/** The errors that a database keeps, in the order of their blocks. */
export const readErrors = (db) => db
    .prepare(`SELECT block, message, handler, transactionHash, logIndex, fatal FROM ${identifier(ERRORS_TABLE)} ORDER BY block, rowid`)
    .all()
    .map((row) => ({
    block: row.block,
    message: row.message,
    handler: row.handler ?? undefined,
    transactionHash: row.transactionHash ? bytesToHex(row.transactionHash) : undefined,
    logIndex: row.logIndex ?? undefined,
    fatal: row.fatal === 1,
}));
//# sourceMappingURL=readErrors.js.map