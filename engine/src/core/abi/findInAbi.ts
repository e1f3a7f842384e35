import type { Abi, AbiEvent, AbiFunction } from './parseAbi.js'
import { typeList } from './signature.js'

/**
 * The event a manifest means: the one rendered exactly so, otherwise the only one of that name when the text
 * matches but for `indexed`.
 *
 * @example
 * findEvent(abi, 'Transfer(indexed address,indexed address,uint256)')
 */
export const findEvent = (abi: Abi, text: string): AbiEvent | undefined => {
  const candidates = abi.events.get(text.slice(0, text.indexOf('(')))
  const exact = candidates?.find(({ rendered }) => rendered === text)
  if (exact || candidates?.length !== 1) return exact
  const [only] = candidates
  return only?.signature === text ? only : undefined
}

/**
 * The function whose calls a manifest means: of exactly these arguments, and one that can change state.
 *
 * @example
 * findCalledFunction(abi, 'transfer(address,uint256)')
 */
export const findCalledFunction = (abi: Abi, text: string): AbiFunction | undefined =>
  abi.functions
    .get(text.slice(0, text.indexOf('(')))
    ?.find(({ name, inputs, readOnly }) => !readOnly && `${name}(${typeList(inputs)})` === text)

/** The function of that name with exactly that signature, as in `AbiFunction.signature`. */
export const findFunction = (abi: Abi, name: string, signature: string): AbiFunction | undefined =>
  abi.functions.get(name)?.find((candidate) => candidate.signature === signature)
