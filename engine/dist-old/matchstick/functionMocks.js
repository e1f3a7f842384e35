import { parseAbiType, splitTypes } from '../core/abi/abiType.js';
import { fits } from '../core/abi/encodeAbi.js';
import { bytesToHex } from '../core/hex.js';
import { deterministic } from '../host/hostError.js';
/** Contract functions that tests answer in place of a chain. */
export class FunctionMocks {
    #answers = new Map();
    /** Registers the answer of a call; null stands for a revert. A later mock of the same call replaces it. */
    add(call, answer) {
        checkMock(call);
        this.#answers.set(keyOf(call), answer);
    }
    /** The registered answer, null for a revert. A call nobody mocked fails the test. */
    answer(call) {
        const answer = this.#answers.get(keyOf(call));
        if (answer !== undefined)
            return answer;
        throw deterministic(`Could not find a mocked function with the following parameters, address: ${bytesToHex(call.address)}, name: ${call.name}, signature ${call.signature}, params: ${abiValueText({ kind: 'array', value: call.args })}.`);
    }
}
const checkMock = ({ name, signature, args }) => {
    const open = signature.indexOf('(');
    if (signature.slice(0, open) !== name)
        throw deterministic(`createMockedFunction: function name \`${name}\` should match the name in the function signature \`${signature}\``);
    // Without a return part the closing bracket counts as part of the last parameter, as it does in Matchstick.
    const close = signature.indexOf('):');
    const types = splitTypes(signature.slice(open + 1, close === -1 ? undefined : close)) ?? [''];
    if (types.length !== args.length)
        throw deterministic(`${name} expected ${types.length} arguments, but received ${args.length}`);
    types.forEach((text, index) => {
        const type = parseAbiType(text);
        const value = args[index];
        if (!type || !fits(type, value))
            throw deterministic(`createMockedFunction \`${name}\` parameters mismatch at position ${index}: Expected: ${text} Recieved: ${value.kind}`);
    });
};
const keyOf = ({ address, name, signature, args }) => JSON.stringify([bytesToHex(address), name, signature, args.map(keyOfValue)]);
const keyOfValue = (value) => [
    value.kind,
    value.kind === 'array' || value.kind === 'fixedArray' || value.kind === 'tuple'
        ? value.value.map(keyOfValue)
        : abiValueText(value),
];
/** A value as messages show it. */
export const abiValueText = ({ kind, value }) => {
    switch (kind) {
        case 'address':
        case 'bytes':
        case 'fixedBytes':
            return bytesToHex(value);
        case 'array':
        case 'fixedArray':
        case 'tuple':
            return `[${value.map(abiValueText).join(', ')}]`;
        default:
            return String(value);
    }
};
//# sourceMappingURL=functionMocks.js.map