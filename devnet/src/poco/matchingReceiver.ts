import { type Address, concatHex, type Hex, numberToHex, size } from 'viem'

// Positions in the code.
const DONE = '0x42'
const FAIL = '0x4b'

/**
 * Code of a contract that makes `RLC.approveAndCall(hub, amount, orders)` deposit and match in one transaction,
 * as it does since PoCo 6.2.0, when it stands in for `receiveApproval` in the hub. The published package ends
 * with 6.1.0, whose escrow facet only deposits; this runs that facet and then calls the hub with the data that
 * came along. It leaves out the checks of 6.2.0: what the data is, and whose orders are in it.
 */
export const matchingReceiver = (escrowFacet: Address): Hex => {
  const code = concatHex([
    // The deposit: delegatecall(escrowFacet, calldata)
    '0x365f5f37',
    '0x5f5f365f73',
    escrowFacet,
    '0x5af4',
    concatHex(['0x1560', FAIL, '0x57']),
    // Stack: place of the data, and its length; nothing more to do when it is empty.
    '0x60643560040180',
    '0x3580',
    concatHex(['0x1560', DONE, '0x57']),
    // The match: delegatecall(hub, data)
    '0x80826020015f37',
    '0x5f5f825f305af4',
    concatHex(['0x1560', FAIL, '0x57']),
    // Done: return true
    '0x5b60015f5260205ff3',
    // Fail: revert with what came back
    '0x5b3d5f5f3e3d5ffd',
  ])
  // Creation: return the code
  return concatHex(['0x60', numberToHex(size(code), { size: 1 }), '0x8060095f395ff3', code])
}
