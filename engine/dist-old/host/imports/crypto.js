import { keccak256 } from '../keccak256.js';
import { viewBytes, writeBytes } from '../memory/bytes.js';
/** `crypto.*`: the hash function of Ethereum. */
export const cryptoImports = ({ heap }) => ({
    'crypto.keccak256': (input) => writeBytes(heap, keccak256(viewBytes(heap, input))),
});
//# sourceMappingURL=crypto.js.map