import { EngineError } from '../core/errors.js';
import { isBefore } from './isBefore.js';
/** Since this specVersion a manifest lists the features that it uses. */
const LISTED = '0.0.4';
/** Throws when a schema has searches that its manifest does not announce. */
export const checkFulltext = (manifest, { fulltexts }) => {
    if (fulltexts.size > 0)
        expectFeature(manifest, ['fullTextSearch']);
};
/** Throws when a mapping can read files of IPFS, by the names of its imports, and its manifest does not say so. */
export const checkFileReads = (manifest, imports) => {
    if (['ipfs.cat', 'ipfs.getBlock', 'ipfs.map'].some((name) => imports.has(name)))
        expectFeature(manifest, ['ipfsOnEthereumContracts', 'nonDeterministicIpfs']);
};
/** Throws when a manifest that must list its features lists none of these, which are names of one feature. */
export const expectFeature = ({ specVersion, features }, names, remedy = `Add ${names[0]} to \`features\` in subgraph.yaml and build the subgraph again.`) => {
    if (isBefore(specVersion, LISTED) || names.some((name) => features.includes(name)))
        return;
    const [feature] = names;
    throw new EngineError(`The feature \`${feature}\` is used by the subgraph but it is not declared in the manifest.`, { facts: { feature }, remedy });
};
//# sourceMappingURL=checkFeatures.js.map