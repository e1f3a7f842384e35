import type { Guest, Imports } from '../guest.js'
import { keccak256 } from '../keccak256.js'
import { viewBytes, writeBytes } from '../memory/bytes.js'

/** `crypto.*`: the hash function of Ethereum. */
export const cryptoImports = ({ heap }: Pick<Guest, 'heap'>): Imports => ({
  'crypto.keccak256': (input: number) => writeBytes(heap, keccak256(viewBytes(heap, input))),
})
