import { openEngine } from '../runtime/openEngine.js';
import { openQueries } from '../runtime/query/openQueries.js';
import { openSyncMark } from '../store/openSyncMark.js';
const done = () => { };
/** Begins to index a build, or goes on. */
export const openDeployment = async (settings, { queries: limits, log, signal }) => {
    const { network } = settings;
    const engine = await openEngine({ ...settings, log: log.child({ network }), signal });
    const queries = openQueries(engine, limits);
    const mark = openSyncMark(engine.reader);
    const running = new Set();
    const close = async () => {
        queries.close();
        await engine.close();
    };
    return {
        id: engine.deployment,
        network,
        engine,
        run: (request, options) => {
            const answer = queries.run(request, options);
            if (answer instanceof Promise) {
                const settled = answer.then(done, done);
                running.add(settled);
                void settled.then(() => running.delete(settled));
            }
            return answer;
        },
        hasSynced: mark.hasSynced,
        retire: async () => {
            await Promise.all(running);
            await close();
        },
        close,
    };
};
//# sourceMappingURL=openDeployment.js.map