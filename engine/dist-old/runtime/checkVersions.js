import { EngineError } from '../core/errors.js';
import { isBefore } from './isBefore.js';
const OLDEST = '0.0.2';
const NEWEST = '1.5.0';
const handlersOf = ({ dataSources }) => dataSources.flatMap(({ mapping }) => mapping.eventHandlers);
/** What a manifest may use from a specVersion on. Templates are not looked at, as graph-node does not. */
const GATES = [
    {
        since: '0.0.5',
        what: 'receipts',
        uses: (manifest) => handlersOf(manifest).some(({ receipt }) => receipt),
    },
    {
        since: '0.0.8',
        what: 'block handlers with the filter `polling` or `once`',
        uses: ({ dataSources }) => dataSources.some(({ mapping }) => mapping.blockHandlers.some(({ filter }) => filter?.kind === 'polling' || filter?.kind === 'once')),
    },
    {
        since: '0.0.9',
        what: '`endBlock`',
        uses: ({ dataSources }) => dataSources.some(({ source }) => source.endBlock !== undefined),
    },
    { since: '1.0.0', what: '`indexerHints`', uses: ({ indexerHints }) => indexerHints !== undefined },
    {
        since: '1.2.0',
        what: 'declared calls',
        uses: (manifest) => handlersOf(manifest).some(({ calls }) => Object.keys(calls).length > 0),
    },
    {
        since: '1.2.0',
        what: 'filters of topics',
        uses: (manifest) => handlersOf(manifest).some(({ topic1, topic2, topic3 }) => (topic1 ?? topic2 ?? topic3) !== undefined),
    },
];
/** Since this apiVersion events have receipts. */
const RECEIPTS = '0.0.7';
/** Throws when a manifest uses what its versions do not have, naming the version that does. */
export const checkVersions = (manifest) => {
    const { specVersion, dataSources } = manifest;
    if (isBefore(specVersion, OLDEST) || isBefore(NEWEST, specVersion))
        throw refusal(`The specVersion ${specVersion} is not one of ${OLDEST} to ${NEWEST}.`, { specVersion });
    const gate = GATES.find(({ since, uses }) => isBefore(specVersion, since) && uses(manifest));
    if (gate)
        throw refusal(`The manifest uses ${gate.what}, which needs specVersion ${gate.since} or newer.`, {
            specVersion,
            needed: gate.since,
        });
    const versions = [...new Set(dataSources.map(({ mapping }) => mapping.apiVersion))];
    if (versions.length > 1)
        throw refusal(`The data sources have several apiVersions: ${versions.join(', ')}.`, { versions });
    const early = dataSources.find(({ mapping }) => isBefore(mapping.apiVersion, RECEIPTS) && mapping.eventHandlers.some(({ receipt }) => receipt));
    if (early)
        throw refusal(`Data source ${early.name} asks for receipts, which need apiVersion ${RECEIPTS} or newer.`, {
            dataSource: early.name,
            apiVersion: early.mapping.apiVersion,
        });
};
const refusal = (message, facts) => new EngineError(message, { facts, remedy: 'Correct the versions in subgraph.yaml and build again.' });
//# sourceMappingURL=checkVersions.js.map