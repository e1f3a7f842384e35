import { parseAbi } from 'viem'

/** How coins are staked in a hub that holds these: the amount is the value that goes with the call. */
export const nativeEscrowAbi = parseAbi([
  'function deposit() payable returns (bool)',
  'function depositFor(address target) payable returns (bool)',
])
