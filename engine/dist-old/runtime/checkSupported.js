import { EngineError } from '../core/errors.js';
import { expectFeature } from './checkFeatures.js';
const WITHOUT_GRAFT = 'Remove `graft` from subgraph.yaml to index from the start block, or deploy the subgraph to graph-node.';
/** Throws when a manifest needs more than one chain of logs, calls and files to index, with a way out. */
export const checkSupported = (manifest) => {
    const { specVersion, features, graft, dataSources, templates } = (manifest ?? {});
    if (graft) {
        const listed = Array.isArray(features) ? features.map(String) : [];
        expectFeature({ specVersion: String(specVersion), features: listed }, ['grafting'], WITHOUT_GRAFT);
        throw refusal(`The subgraph is grafted onto ${graft.base} at block ${graft.block}, and grafting is not supported.`, graft, WITHOUT_GRAFT);
    }
    for (const { kind, name } of partsOf(dataSources)) {
        if (kind === 'subgraph')
            throw refusal(`Data source ${name} reads another subgraph, which is not supported.`, { dataSource: name, kind }, 'Index the contracts of that subgraph instead, or deploy both to graph-node.');
        if (isFile(kind))
            throw refusal(`Data source ${name} is a file, but only templates can be files.`, { dataSource: name, kind }, 'Move it to `templates` and create it in a handler, with the CID of the file.');
        checkEthereum('Data source', name, kind);
    }
    for (const { kind, name } of partsOf(templates)) {
        if (kind === 'file/arweave')
            throw refusal(`Template ${name} reads files of Arweave, which is not supported.`, { template: name, kind }, 'Publish the files on IPFS and use the kind file/ipfs, or deploy the subgraph to graph-node.');
        if (!isFile(kind))
            checkEthereum('Template', name, kind);
    }
};
const partsOf = (parts) => (Array.isArray(parts) ? parts : []);
const isFile = (kind) => typeof kind === 'string' && kind.startsWith('file/');
const checkEthereum = (what, name, kind) => {
    if (kind === undefined || kind === 'ethereum' || kind === 'ethereum/contract')
        return;
    throw refusal(`${what} ${name} is of kind ${kind}, which is not supported.`, { name, kind }, 'Only contracts of Ethereum and chains like it are indexed: use the kind ethereum.');
};
const refusal = (message, facts, remedy) => new EngineError(message, { facts, remedy });
//# sourceMappingURL=checkSupported.js.map