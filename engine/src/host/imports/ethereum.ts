import { parseAbiType } from '../../core/abi/abiType.js'
import { decodeAbi } from '../../core/abi/decodeAbi.js'
import { encodeAbi, encodeCall } from '../../core/abi/encodeAbi.js'
import { findFunction } from '../../core/abi/findInAbi.js'
import type { AbiValue } from '../../core/handler.js'
import { bytesToHex, hexToBytes } from '../../core/hex.js'
import type { Guest, Imports, Run } from '../guest.js'
import { deterministic } from '../hostError.js'
import { writeWords } from '../memory/array.js'
import { writeBigInt } from '../memory/bigInt.js'
import { readBytes, readHex, writeBytes } from '../memory/bytes.js'
import {
  type ContractCall,
  readContractCall,
  readEthereumValue,
  writeEthereumValue,
  writeEthereumValues,
} from '../memory/ethereumValue.js'
import { readText } from '../memory/text.js'
import { TypeIndex } from '../memory/typeIndex.js'

/** `ethereum.encode` and `ethereum.decode`: the ABI codec, without any access to the chain. */
export const ethereumCodecImports = ({ heap }: Pick<Guest, 'heap'>): Imports => ({
  'ethereum.encode': (value: number) => writeBytes(heap, encodeAbi([readEthereumValue(heap, value)])),
  'ethereum.decode': (typePointer: number, data: number) => {
    const type = parseAbiType(readText(heap, typePointer))
    const value = type && decodeAbi([type], readBytes(heap, data))?.[0]
    return value ? writeEthereumValue(heap, value) : 0
  },
})

/** `ethereum.*` that looks at the chain, at the block being processed. */
export const ethereumStateImports = (guest: Guest): Imports => ({
  'ethereum.call': (pointer: number) => {
    const values = call(guest.run, readContractCall(guest.heap, pointer))
    return values ? writeEthereumValues(guest.heap, values) : 0
  },
  'ethereum.getBalance': (address: number) =>
    writeBigInt(guest.heap, guest.run.world.balance(readHex(guest.heap, address))),
  'ethereum.hasCode': (address: number) => {
    const has = guest.run.world.hasCode(readHex(guest.heap, address))
    return writeWords(guest.heap, [has ? 1 : 0], TypeIndex.WrappedBool)
  },
})

/** Outputs of a contract function, or undefined when it reverted or returned what does not decode. */
const call = ({ abis, world }: Run, wanted: ContractCall): AbiValue[] | undefined => {
  const abi = abis.get(wanted.contract)
  if (!abi)
    throw deterministic(
      `Could not find ABI for contract "${wanted.contract}", try adding it to the 'abis' section of the subgraph manifest`,
    )
  const found = findFunction(abi, wanted.function, wanted.signature)
  if (!found)
    throw deterministic(
      `Unknown function "${wanted.contract}::${wanted.function}" with signature \`${wanted.signature}\` called from WASM runtime`,
    )
  const data = encodeCall(found, wanted.args)
  if (!data)
    throw deterministic(
      `Invalid arguments for function "${wanted.contract}::${wanted.function}" with signature \`${wanted.signature}\``,
    )
  const returned = world.call(bytesToHex(wanted.address), bytesToHex(data))
  if (returned === null || returned === '0x') return undefined
  return decodeAbi(
    found.outputs.map(({ type }) => type),
    hexToBytes(returned),
  )
}
