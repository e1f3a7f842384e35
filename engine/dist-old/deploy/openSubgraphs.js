import { join } from 'node:path';
import { loadBuild } from '../runtime/loadBuild.js';
import { createTurns } from './createTurns.js';
import { nameTaken, nameUnknown } from './deployError.js';
import { openFleet } from './openFleet.js';
import { openRegistry } from './openRegistry.js';
import { withVersion } from './subgraphVersions.js';
/**
 * Goes on with the subgraphs of a data folder, and takes new ones.
 *
 * @example
 * await using subgraphs = await openSubgraphs({ dataDir: '.poco', networks, log, signal })
 * await subgraphs.deploy('build/devnet', ['devnet/poco'])
 * subgraphs.find({ by: 'name', value: 'devnet/poco' })?.run({ query: '{ deals { id } }' })
 */
export const openSubgraphs = async (options) => {
    const { dataDir, builds = [], only, onSwitch, log, signal } = options;
    const registry = openRegistry(join(dataDir, 'subgraphs.sqlite'));
    const inTurn = createTurns();
    const fleet = openFleet(options, (deployment) => inTurn(() => promote(deployment)));
    /** Looked up at each query, so kept here as well. */
    let subgraphs = new Map();
    let closed = false;
    const reload = () => {
        const all = registry.subgraphs().filter(({ name }) => only === undefined || only.includes(name));
        subgraphs = new Map(all.map((versions) => [versions.name, versions]));
    };
    const dropUnused = async () => {
        for (const registered of registry.unused()) {
            // Somebody else may index the other networks of this folder.
            if (!fleet.serves(registered.network))
                continue;
            await fleet.drop(registered);
            registry.forget(registered.deployment);
        }
    };
    const assign = async (versions, { id, network }) => {
        const before = subgraphs;
        registry.assign(versions, { deployment: id, network });
        reload();
        const switched = versions.filter(({ name, current }) => current !== before.get(name)?.current);
        if (switched.length > 0)
            await onSwitch?.(switched.map(({ name }) => name));
        await dropUnused();
    };
    const promote = async (deployment) => {
        const waiting = [...subgraphs.values()].filter(({ pending }) => pending === deployment.id);
        if (closed || waiting.length === 0)
            return;
        const versions = waiting.map(({ name }) => ({ name, current: deployment.id, pending: undefined }));
        await assign(versions, deployment);
        log.info({ deployment: deployment.id, names: versions.map(({ name }) => name) }, 'Switched versions');
    };
    const deploy = async (build, names) => {
        const registered = identify(build);
        const { deployment: id } = registered;
        const deployment = fleet.get(id) ?? (await fleet.launch(build, registered));
        for (const name of names)
            registry.create(name);
        reload();
        const know = {
            hasSynced: (current) => fleet.get(current)?.hasSynced() ?? false,
            isSynced: deployment.engine.status().synced,
        };
        const versions = [...subgraphs.values()]
            .filter(({ name }) => names.includes(name))
            .map((before) => withVersion(before, id, know));
        await assign(versions, deployment);
        return deployment;
    };
    const resume = async (deployment) => {
        const network = registry.network(deployment);
        if (network === undefined || !fleet.serves(network) || fleet.get(deployment))
            return;
        try {
            await fleet.resume({ deployment, network });
        }
        catch (error) {
            signal.throwIfAborted();
            // The others go on, and this one can be deployed again or removed.
            log.error({ err: error, deployment, network }, 'A deployment cannot be indexed');
        }
    };
    const close = async () => {
        if (closed)
            return;
        closed = true;
        await inTurn(async () => {
            await fleet.close();
            registry.close();
        });
    };
    try {
        reload();
        await dropUnused();
        for (const build of builds) {
            const registered = identify(build);
            if (registry.network(registered.deployment) !== undefined)
                await fleet.renew(build, registered);
        }
        for (const { current, pending } of subgraphs.values())
            for (const deployment of [current, pending])
                if (deployment !== undefined)
                    await resume(deployment);
    }
    catch (error) {
        await close();
        throw error;
    }
    return {
        create: (name) => {
            const id = registry.create(name);
            if (id === undefined)
                throw nameTaken(name);
            reload();
            return id;
        },
        deploy: (build, names) => inTurn(() => deploy(build, names)),
        remove: (name) => inTurn(async () => {
            if (!registry.remove(name))
                throw nameUnknown(name);
            reload();
            await dropUnused();
        }),
        has: registry.has,
        find: ({ by, value }) => {
            const id = by === 'id' ? value : subgraphs.get(value)?.current;
            return id === undefined ? undefined : fleet.get(id);
        },
        deployments: () => fleet.all().map((deployment) => {
            const named = (version) => [...subgraphs.values()]
                .filter((versions) => versions[version] === deployment.id)
                .map(({ name }) => name);
            return { deployment, names: named('current'), pendingNames: named('pending') };
        }),
        [Symbol.asyncDispose]: close,
    };
};
const identify = (build) => {
    const { deployment, manifest } = loadBuild(build);
    return { deployment, network: manifest.dataSources[0].network };
};
//# sourceMappingURL=openSubgraphs.js.map