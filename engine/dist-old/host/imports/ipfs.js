import { deterministic } from '../hostError.js';
const disabled = (name) => () => {
    throw deterministic(`\`${name}\` is deprecated. Improved support for IPFS will be added in the future`);
};
const removed = (name) => () => {
    throw deterministic(`\`${name}\` has been removed.`);
};
/** `ipfs.*`: switched off, because what a gateway answers differs from day to day. */
export const ipfsImports = () => ({
    'ipfs.cat': disabled('ipfs.cat'),
    'ipfs.getBlock': disabled('ipfs.getBlock'),
    'ipfs.map': disabled('ipfs.map'),
    'arweave.transactionData': removed('arweave.transactionData'),
    'box.profile': removed('box.profile'),
});
//# sourceMappingURL=ipfs.js.map