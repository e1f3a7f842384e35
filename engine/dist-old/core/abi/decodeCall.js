import { hexToBytes } from '../hex.js';
import { decodeAbi } from './decodeAbi.js';
/** Arguments and return values of a call, each undefined when the bytes are not of the function's types. */
export const decodeCall = ({ inputs, outputs }, { input, output }) => ({
    inputs: decodeParams(inputs, hexToBytes(input).subarray(4)),
    outputs: decodeParams(outputs, hexToBytes(output)),
});
const decodeParams = (params, data) => {
    const values = decodeAbi(params.map(({ type }) => type), data);
    return values?.flatMap((value, index) => ({ name: params[index]?.name ?? '', value }));
};
//# sourceMappingURL=decodeCall.js.map