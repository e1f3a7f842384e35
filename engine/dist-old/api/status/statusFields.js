import { BLOCKS_TABLE, identifier } from '../../core/tables.js';
import { QueryError } from '../request/queryError.js';
import { indexingStatus } from './indexingStatus.js';
import { readableOf } from './readableOf.js';
import { fieldsOfFeatures } from './subgraphFeatures.js';
const textOf = (args, name) => {
    const value = args.get(name);
    return value?.kind === 'String' ? value.value : '';
};
const unavailable = (name) => () => {
    throw new QueryError(`Not supported: \`${name}\` is not available on this indexer`);
};
/** Answers to the fields of `Query`. */
export const statusFields = (sources, version) => {
    const named = (args) => sources().filter(({ names }) => names.includes(textOf(args, 'subgraphName')));
    const pending = (args) => sources().filter(({ pendingNames = [] }) => pendingNames.includes(textOf(args, 'subgraphName')));
    const deployed = (args, key) => {
        const id = textOf(args, key);
        const source = sources().find(({ deployment }) => deployment === id);
        if (!source)
            throw new QueryError(`deployment \`${id}\` does not exist`, { attestable: false });
        return source;
    };
    return {
        indexingStatusForCurrentVersion: (args) => named(args).map(indexingStatus)[0],
        indexingStatusForPendingVersion: (args) => pending(args).map(indexingStatus)[0],
        indexingStatusesForSubgraphName: (args) => [...named(args), ...pending(args)].map(indexingStatus),
        indexingStatuses: (args) => {
            const wanted = args.get('subgraphs');
            const ids = wanted?.kind === 'List' ? wanted.items.map((id) => ('value' in id ? id.value : '')) : [];
            return sources()
                .filter(({ deployment }) => ids.length === 0 || ids.includes(deployment))
                .map(indexingStatus);
        },
        proofOfIndexing: () => null,
        publicProofsOfIndexing: (args) => {
            const requests = args.get('requests');
            if (requests?.kind === 'List' && requests.items.length > 10)
                throw new QueryError('query is too expensive', { attestable: false });
            return [];
        },
        subgraphFeatures: (args) => fieldsOfFeatures(deployed(args, 'subgraphId')),
        entityChangesInBlock: unavailable('entityChangesInBlock'),
        blockData: () => null,
        blockHashFromNumber: (args) => {
            const number = args.get('blockNumber');
            const source = sources().find(({ network }) => network === textOf(args, 'network'));
            if (!source || number?.kind !== 'Int')
                return null;
            const hash = source.db
                .prepare(`SELECT lower(hex(hash)) FROM ${identifier(BLOCKS_TABLE)} WHERE number = ?`)
                .pluck()
                .get(Number(number.value));
            return typeof hash === 'string' ? hash : null;
        },
        version: () => readableOf('Version', { version: () => version, commit: () => '' }),
        cachedEthereumCalls: () => null,
        apiVersions: (args) => {
            deployed(args, 'subgraphId');
            return [readableOf('ApiVersion', { version: () => '1.0.0' })];
        },
    };
};
//# sourceMappingURL=statusFields.js.map