import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, type Hex } from '../hex.js'
import { canonicalType } from './abiType.js'
import type { AbiInput } from './parseAbi.js'

/** Types of parameters as signatures list them. */
export const typeList = (inputs: readonly AbiInput[]) =>
  inputs.map(({ type }) => canonicalType(type)).join(',')

/** The selector of a function as a manifest writes it, whether or not an ABI knows it. */
export const selectorOf = (text: string): Hex => hash(text).slice(0, 10) as Hex

/** Topic 0 of an event as a manifest writes it, whether or not an ABI knows it. */
export const topicOf = (text: string): Hex => hash(text.replaceAll('indexed ', '').replaceAll(' ', ''))

const utf8 = new TextEncoder()

const hash = (text: string): Hex => bytesToHex(keccak_256(utf8.encode(text)))
