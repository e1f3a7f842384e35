import { type Address, concatHex, type Hex, numberToHex, size } from 'viem'

// Contracts that call another one, small enough to be written by hand.

/** `CALL` of a target with the bytes at the start of memory, whose number is on the stack; then the end. */
const callTarget = (target: Address): Hex => concatHex(['0x600060008260006000', '0x73', target, '0x5af100'])

/** Code that puts its own bytes from `start` on at the start of memory, and their number on the stack. */
const copyCodeFrom = (start: number): Hex => {
  const at = numberToHex(start, { size: 1 })
  return concatHex(['0x60', at, '0x380380', '0x60', at, '0x600039'])
}

const LENGTH_OF_COPY = size(copyCodeFrom(0))

/** Creation of a contract with this code. */
const creationOf = (code: Hex): Hex => concatHex([copyCodeFrom(LENGTH_OF_COPY + 3), '0x6000f3', code])

/** Bytes that stand before the call in the input of a carrier. */
export const CARRIED_AFTER = 5

/** Creation of a contract that calls the target with its own input, the first bytes left out. */
export const openCarrier = (target: Address): Hex => {
  const skipped = numberToHex(CARRIED_AFTER, { size: 1 })
  return creationOf(concatHex(['0x60', skipped, '0x360380', '0x60', skipped, '0x600037', callTarget(target)]))
}

/** Creation of a contract that makes one call, which no input shows. */
export const secretCarrier = (target: Address, call: Hex): Hex => {
  const body = callTarget(target)
  return creationOf(concatHex([copyCodeFrom(LENGTH_OF_COPY + size(body)), body, call]))
}
