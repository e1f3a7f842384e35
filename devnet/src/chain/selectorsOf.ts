import { type Abi, type Hex, toFunctionSelector } from 'viem'

// What the diamond files the two nameless entry points under.
const RECEIVE = '0x00000000'
const FALLBACK = '0xffffffff'

/** The selectors a diamond must route to a facet, in the order of its interface. */
export const selectorsOf = (abi: Abi): Hex[] =>
  abi.flatMap((item) => {
    if (item.type === 'function') return [toFunctionSelector(item)]
    if (item.type === 'receive') return [RECEIVE]
    return item.type === 'fallback' ? [FALLBACK] : []
  })
