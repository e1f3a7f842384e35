import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { databaseError } from './openDatabase.js';
/** Makes the folder of a database file. Errors name the file. */
export const makeFolderOf = (path) => {
    try {
        mkdirSync(dirname(path), { recursive: true });
    }
    catch (cause) {
        throw databaseError(Object.assign(new Error('directory does not exist'), { cause }), path);
    }
};
//# sourceMappingURL=makeFolderOf.js.map