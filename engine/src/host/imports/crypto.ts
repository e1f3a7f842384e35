import { keccak_256 } from '@noble/hashes/sha3.js'
import type { Guest, Imports } from '../guest.js'
import { viewBytes, writeBytes } from '../memory/bytes.js'

/** `crypto.*`: the hash function of Ethereum. */
export const cryptoImports = ({ heap }: Pick<Guest, 'heap'>): Imports => ({
  'crypto.keccak256': (input: number) => writeBytes(heap, keccak_256(viewBytes(heap, input))),
})
