import { createQueryApi } from '../../api/createQueryApi.js';
import { createQueryPool } from './createQueryPool.js';
import { startQueryProcess } from './startQueryProcess.js';
const MEBI = 1024 * 1024;
/** Characters of variables that take some milliseconds to read. */
const LARGE_VARIABLES = 50_000;
const IDLE_MS = 60_000;
/**
 * Answers queries so that none delays the others or the indexing for long: what is sure to be small is run at once,
 * in this thread; everything else in a few processes beside it, within limits.
 *
 * @example
 * await using queries = openQueries(engine)
 * (await queries.run({ query: '{ deals { id } }' })).body // '{"data":{"deals":[…]}}'
 */
export const openQueries = ({ subgraph, deployment, database, reader }, options = {}) => {
    const { strictQueries = false, processes = 2, queue = 256, timeLimitMs = 10_000, maxResultSize = 32 * MEBI, maxMemory = 384 * MEBI, } = options;
    const { schema, schemaText, manifest } = subgraph;
    const api = createQueryApi({ schema, deployment, logs: true, strictQueries, maxResultSize });
    const settings = {
        database,
        deployment,
        schemaText,
        specVersion: manifest.specVersion,
        strictQueries,
        maxResultSize,
        maxMemory,
    };
    const start = () => startQueryProcess(settings);
    const pool = createQueryPool({ start, processes, queue, timeLimitMs, idleMs: IDLE_MS });
    return {
        schemaSdl: api.schemaSdl,
        run: (request, { signal, variablesSize = 0 } = {}) => (variablesSize > LARGE_VARIABLES ? undefined : api.executeBounded(reader, request)) ??
            pool.run(request, signal?.()),
        close: pool.close,
        [Symbol.asyncDispose]: async () => pool.close(),
    };
};
//# sourceMappingURL=openQueries.js.map