import { EngineError } from '../core/errors.js';
import { loadBuild } from '../runtime/loadBuild.js';
import { buildFolder, deleteBuild, deleteDatabase, keepBuild } from './buildFolder.js';
import { networkUnknown } from './deployError.js';
import { openDeployment } from './openDeployment.js';
export const openFleet = ({ dataDir, networks, queries = {}, keepOld = false, log, signal }, onSynced) => {
    const running = new Map();
    const placeOf = (registered) => ({ dataDir, ...registered });
    const resume = async (registered) => {
        const { network } = registered;
        const settings = networks.get(network);
        if (!settings)
            throw networkUnknown(network, [...networks.keys()]);
        const build = buildFolder(placeOf(registered));
        expectBuild(build, registered);
        const opened = await openDeployment({ ...settings, build, dataDir, network }, { queries, log, signal });
        running.set(opened.id, opened);
        opened.engine.whenSynced
            .then(() => onSynced(opened))
            .catch((error) => {
            if (running.has(opened.id))
                log.error({ err: error, ...registered }, 'A deployment did not catch up');
        });
        return opened;
    };
    return {
        get: (deployment) => running.get(deployment),
        all: () => [...running.values()],
        serves: (network) => networks.has(network),
        renew: async (build, registered) => void (await keepBuild(build, placeOf(registered))),
        resume,
        launch: async (build, registered) => {
            if (!networks.has(registered.network))
                throw networkUnknown(registered.network, [...networks.keys()]);
            const isNew = await keepBuild(build, placeOf(registered));
            try {
                return await resume(registered);
            }
            catch (error) {
                if (isNew)
                    await deleteBuild(placeOf(registered));
                throw error;
            }
        },
        drop: async (registered) => {
            const dropped = running.get(registered.deployment);
            running.delete(registered.deployment);
            await dropped?.retire();
            await deleteBuild(placeOf(registered));
            if (!keepOld)
                await deleteDatabase(placeOf(registered));
            log.info({ ...registered }, 'Dropped a deployment');
        },
        close: async () => {
            const all = [...running.values()];
            running.clear();
            await Promise.all(all.map((deployment) => deployment.close()));
        },
    };
};
/** Throws when what is kept is another build, so that nothing is indexed under a wrong id. */
const expectBuild = (build, { deployment }) => {
    const found = loadBuild(build).deployment;
    if (found === deployment)
        return;
    throw new EngineError(`The build at ${build} is not that of ${deployment}.`, {
        facts: { build, deployment, found },
        remedy: 'Delete the folder and deploy the subgraph again.',
    });
};
//# sourceMappingURL=openFleet.js.map