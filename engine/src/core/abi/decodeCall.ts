import type { Call } from '../chain.js'
import type { AbiParam } from '../handler.js'
import { hexToBytes } from '../hex.js'
import { decodeAbi } from './decodeAbi.js'
import type { AbiFunction, AbiInput } from './parseAbi.js'

/** Arguments and return values of a call, each undefined when the bytes are not of the function's types. */
export const decodeCall = (
  { inputs, outputs }: AbiFunction,
  { input, output }: Pick<Call, 'input' | 'output'>,
): Readonly<{ inputs: AbiParam[] | undefined; outputs: AbiParam[] | undefined }> => ({
  inputs: decodeParams(inputs, hexToBytes(input).subarray(4)),
  outputs: decodeParams(outputs, hexToBytes(output)),
})

const decodeParams = (params: readonly AbiInput[], data: Uint8Array): AbiParam[] | undefined => {
  const values = decodeAbi(
    params.map(({ type }) => type),
    data,
  )
  return values?.flatMap((value, index) => ({ name: params[index]?.name ?? '', value }))
}
