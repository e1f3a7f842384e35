import { storedTypes } from '../../core/inputSchema.js';
import { BLOCKS_TABLE, ERRORS_TABLE, HEAD_TABLE, identifier, OPEN } from '../../core/tables.js';
import { readableOf } from './readableOf.js';
/** Every block is kept. */
const WHOLE_HISTORY = 2_147_483_647;
const blockOf = (block) => block && {
    ...readableOf('Block', {
        // Hashes of chain blocks come without the usual prefix.
        hash: () => block.hash.replace(/^0x/, ''),
        number: () => String(block.number),
    }),
    shownAs: 'EthereumBlock',
};
const chainOf = ({ db, network, manifest, progress }) => readableOf('EthereumIndexingStatus', {
    network: () => network,
    chainHeadBlock: () => blockOf(progress().chainHead),
    earliestBlock: () => readableOf('EarliestBlock', {
        hash: () => '0x0',
        number: () => String(Math.min(...manifest.dataSources.map(({ source }) => source.startBlock))),
    }),
    latestBlock: () => blockOf(db
        .prepare(`SELECT number, lower(hex(hash)) AS hash FROM ${identifier(HEAD_TABLE)}`)
        .get()),
    lastHealthyBlock: () => null,
});
const errorsOf = ({ db }, fatal) => db
    .prepare(`SELECT message, handler, block, (SELECT lower(hex(hash)) FROM ${identifier(BLOCKS_TABLE)} WHERE number = block) AS hash FROM ${identifier(ERRORS_TABLE)} WHERE fatal = ? ORDER BY block, rowid`)
    .all(fatal ? 1 : 0)
    .map(({ message, handler, block, hash }) => readableOf('SubgraphError', {
    message: () => message,
    handler: () => handler,
    deterministic: () => true,
    block: () => hash === null
        ? null
        : readableOf('Block', { number: () => String(block), hash: () => `0x${hash}` }),
}));
/** Whether a handler fails in a way that may pass: it is tried again, and counts as a failure until then. */
const failsForNow = ({ progress }) => progress().problem?.kind === 'mapping';
/** What indexing waits for; null when it goes on, or has ended. */
const heldUpOf = ({ progress }) => {
    const { health, problem } = progress();
    if (!problem || health === 'failed')
        return null;
    return readableOf('HeldUp', { kind: () => problem.kind, since: () => problem.since });
};
/** The deterministic error that stopped indexing, else whatever else did. */
const fatalErrorOf = (source) => {
    const [recorded] = errorsOf(source, true);
    if (recorded)
        return recorded;
    const { health, problem } = source.progress();
    if (health !== 'failed' && !failsForNow(source))
        return null;
    return readableOf('SubgraphError', {
        message: () => problem?.message ?? 'Indexing stopped.',
        handler: () => null,
        deterministic: () => false,
        block: () => null,
    });
};
const sum = (types, count, { db }) => String(types.reduce((total, type) => total + Number(db.prepare(count(type)).pluck().get() ?? 0), 0));
const entitiesIn = ({ table, immutable }) => `SELECT count(*) FROM ${identifier(table)}${immutable ? '' : ` WHERE "$to" = ${OPEN}`}`;
const sizeOf = (source) => {
    const bytes = () => {
        const pages = Number(source.db.pragma('page_count', { simple: true }));
        return String(pages * Number(source.db.pragma('page_size', { simple: true })));
    };
    return readableOf('SubgraphSize', {
        rowEstimate: () => sum(storedTypes(source.schema), ({ table }) => `SELECT max("$vid") FROM ${identifier(table)}`, source),
        // Tables and their indexes share one file.
        tableSize: bytes,
        indexSize: () => '0',
        toastSize: () => '0',
        totalSize: bytes,
    });
};
/** What is known of a deployment; each part is read when it is asked for. */
export const indexingStatus = (source) => readableOf('SubgraphIndexingStatus', {
    subgraph: () => source.deployment,
    synced: () => source.progress().synced,
    health: () => errorsOf(source, true).length > 0 || failsForNow(source) ? 'failed' : source.progress().health,
    fatalError: () => fatalErrorOf(source),
    nonFatalErrors: () => errorsOf(source, false),
    chains: () => [chainOf(source)],
    entityCount: () => sum(storedTypes(source.schema), entitiesIn, source),
    node: () => 'default',
    paused: () => false,
    historyBlocks: () => WHOLE_HISTORY,
    subgraphSize: () => sizeOf(source),
    heldUp: () => heldUpOf(source),
});
//# sourceMappingURL=indexingStatus.js.map