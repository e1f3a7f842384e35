import { EngineError } from '../core/errors.js';
/** Newest `apiVersion` of a mapping that the host runs. */
const NEWEST_API = [0, 0, 9];
const OLDEST_API = [0, 0, 5];
/** Throws when a manifest asks for what this engine cannot do, naming it. */
export const checkManifest = (manifest) => {
    const parts = [...manifest.dataSources, ...manifest.templates];
    for (const { name, mapping } of parts) {
        const version = mapping.apiVersion.split('.').map(Number);
        if (compare(version, NEWEST_API) > 0)
            throw refusal(`The maximum supported mapping API version of this indexer is 0.0.9, but \`${mapping.apiVersion}\` was found`, { dataSource: name });
        if (compare(version, OLDEST_API) < 0)
            throw refusal(`Data source ${name} uses apiVersion ${mapping.apiVersion}, which is older than 0.0.5.`, {
                dataSource: name,
            });
        checkBlockHandlers(name, mapping.blockHandlers);
        if (mapping.eventHandlers.length > 0 && mapping.abis.length === 0)
            throw refusal(`Data source ${name} has event handlers but no ABIs.`, { dataSource: name });
    }
    for (const { name, source, mapping } of manifest.dataSources) {
        if (source.address !== undefined)
            continue;
        const handlers = { call: mapping.callHandlers, block: mapping.blockHandlers };
        for (const [kind, { length }] of Object.entries(handlers))
            if (length > 0)
                throw refusal(`Data source ${name} has ${kind} handlers and so must have an address.`, {
                    dataSource: name,
                });
    }
    const networks = new Set(manifest.dataSources.map(({ network }) => network));
    if (networks.size > 1)
        throw refusal(`The data sources name several networks: ${[...networks].join(', ')}.`, {});
};
/** At most one block handler of each kind, and beside one for every block only one for calls. */
const checkBlockHandlers = (dataSource, handlers) => {
    const kinds = handlers.map(({ filter }) => filter?.kind ?? 'every');
    if (new Set(kinds).size < kinds.length)
        throw refusal(`Data source ${dataSource} has duplicated block handlers.`, { dataSource, kinds });
    if (kinds.includes('every') && (kinds.includes('polling') || kinds.includes('once')))
        throw refusal(`Data source ${dataSource} has a combination of filtered and non-filtered block handlers that is not allowed.`, { dataSource, kinds });
};
const compare = (version, limit) => {
    for (const [index, bound] of limit.entries()) {
        const difference = (version[index] ?? 0) - bound;
        if (difference !== 0)
            return difference;
    }
    return 0;
};
const refusal = (message, facts) => new EngineError(message, { facts, remedy: 'Correct subgraph.yaml and build the subgraph again.' });
//# sourceMappingURL=checkManifest.js.map