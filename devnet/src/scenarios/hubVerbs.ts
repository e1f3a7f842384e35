import {
  type Address,
  concatHex,
  encodeFunctionData,
  getContractAddress,
  type Hex,
  parseAbi,
  zeroAddress,
} from 'viem'
import { planDeployment } from '../chain/planDeployment.js'
import type { Role } from '../chain/roles.js'
import { CUT_ACTIONS, diamondAbi, type FacetCut } from '../poco/diamondAbi.js'
import type { Tale } from './tale.js'

const ownableAbi = parseAbi(['function transferOwnership(address newOwner)'])

/** The cut that once added a facet of PoCo. */
export const facetOf = (tale: Tale, name: string): FacetCut => {
  const admin = tale.addressOf('admin')
  const { facets } = planDeployment({
    ...{ admin, chainId: tale.domain.chainId },
    ...{ boost: false, native: tale.isNative },
  })
  const found = facets[name]
  if (found === undefined) throw new Error(`The hub has no facet ${name}.`)
  return found
}

/** The cut that takes every function of a facet away. */
export const removalOf = ({ functionSelectors }: FacetCut): FacetCut => ({
  facetAddress: zeroAddress,
  action: CUT_ACTIONS.remove,
  functionSelectors,
})

/** Changes the code of the hub in one transaction. */
export const cutHub = (tale: Tale, cuts: readonly FacetCut[]): void => {
  tale.send({
    from: 'admin',
    to: tale.addresses.hub,
    data: encodeFunctionData({
      abi: diamondAbi,
      functionName: 'diamondCut',
      args: [cuts, zeroAddress, '0x'],
    }),
  })
}

/** Gives the administration of the hub or of a registry to somebody else. */
export const giveContract = (tale: Tale, contract: Address, from: Role, to: Role): void => {
  tale.send({
    from,
    to: contract,
    data: encodeFunctionData({
      abi: ownableAbi,
      functionName: 'transferOwnership',
      args: [tale.addressOf(to)],
    }),
  })
}

// Anvil has it on every chain, as most networks do: creates a contract at an address that follows from its code.
const CREATE2_DEPLOYER = '0x4e59b44847b379578588920cA78FbF26c0B4956C'

/** Creates a contract; gives its address. */
export const createContract = (tale: Tale, code: Hex): Address => {
  const salt = tale.random.word()
  tale.send({ from: 'admin', to: CREATE2_DEPLOYER, data: concatHex([salt, code]) })
  return getContractAddress({ opcode: 'CREATE2', from: CREATE2_DEPLOYER, salt, bytecode: code })
}
