import { type Hex, parseAbi } from 'viem'

/** How the code of a hub is changed. */
export const diamondAbi = parseAbi([
  'struct FacetCut { address facetAddress; uint8 action; bytes4[] functionSelectors; }',
  'function diamondCut(FacetCut[] cuts, address init, bytes initCalldata)',
  'event DiamondCut(FacetCut[] cuts, address init, bytes initCalldata)',
])

/** What a cut does with functions. */
export const CUT_ACTIONS = { add: 0, replace: 1, remove: 2 } as const

/** One change: functions by their selectors, and the contract that answers for them from then on. */
export type FacetCut = Readonly<{
  facetAddress: Hex
  action: (typeof CUT_ACTIONS)[keyof typeof CUT_ACTIONS]
  functionSelectors: readonly Hex[]
}>
