import { HEAD_TABLE, identifier } from '../core/tables.js';
import { databasePath } from '../runtime/openIndexer.js';
import { isEmpty, openReader } from '../store/openDatabase.js';
import { readErrors } from '../store/readErrors.js';
import { keptDeployments, keptNetworks } from './buildFolder.js';
/** The indexes in a data folder, by network. */
export const readKeptIndexes = (dataDir) => keptNetworks(dataDir).flatMap((network) => keptDeployments({ dataDir, network }).map((deployment) => {
    const db = openReader(databasePath({ dataDir, network }, { deployment }));
    try {
        if (isEmpty(db))
            return { network, deployment, head: undefined, failure: undefined };
        const head = db
            .prepare(`SELECT number FROM ${identifier(HEAD_TABLE)}`)
            .pluck()
            .get();
        return { network, deployment, head, failure: readErrors(db).find(({ fatal }) => fatal) };
    }
    finally {
        db.close();
    }
}));
//# sourceMappingURL=readKeptIndexes.js.map