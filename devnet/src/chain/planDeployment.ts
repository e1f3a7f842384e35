import {
  type Address,
  concatHex,
  encodeAbiParameters,
  encodeFunctionData,
  getContractAddress,
  type Hex,
  parseAbiParameters,
  zeroAddress,
} from 'viem'
import { registryAbi } from '../poco/abis.js'
import { CUT_ACTIONS, diamondAbi, type FacetCut } from '../poco/diamondAbi.js'
import { hubAbi } from '../poco/hubAbi.js'
import { type Artifact, linkBytecode, readArtifact } from './artifact.js'
import { selectorsOf } from './selectorsOf.js'
import type { Transaction } from './transaction.js'

/** Where the contracts of the devnet are. */
export type DevnetAddresses = Readonly<{
  hub: Address
  rlc: Address
  appRegistry: Address
  datasetRegistry: Address
  workerpoolRegistry: Address
  /** Contract of the package's test tools that accepts results of callback deals. */
  callback: Address
}>

export type Contract = keyof DevnetAddresses

/** The whole deployment as plain data: each transaction is meant for a block of its own. */
export type Deployment = Readonly<{
  transactions: readonly Transaction[]
  addresses: DevnetAddresses
  /** Block that creates each contract, if the first transaction is in block 1. */
  startBlocks: Readonly<Record<Contract, number>>
  /** The cut that added each facet of PoCo, by its name. */
  facets: Readonly<Record<string, FacetCut>>
}>

/** Categories PoCo starts with: name and `workClockTimeRef` in seconds. */
export const CATEGORIES = [
  { name: 'XS', workClockTimeRef: 300n },
  { name: 'S', workClockTimeRef: 1_200n },
  { name: 'M', workClockTimeRef: 3_600n },
  { name: 'L', workClockTimeRef: 10_800n },
  { name: 'XL', workClockTimeRef: 36_000n },
] as const

/** Whole supply of RLC, in nRLC; the deployer gets it. */
export const RLC_SUPPLY = 87_000_000_000_000_000n

const LIBRARY = 'IexecLibOrders_v5'
const STANDARD_FACETS = ['DiamondCutFacet', 'DiamondLoupeFacet', 'OwnershipFacet']
const facetsOf = ({ native }: { native: boolean }) => [
  'IexecAccessorsABILegacyFacet',
  'IexecCategoryManagerFacet',
  'IexecConfigurationExtraFacet',
  'IexecConfigurationFacet',
  'IexecERC20Facet',
  native ? 'IexecEscrowNativeFacet' : 'IexecEscrowTokenFacet',
  'IexecOrderManagementFacet',
  'IexecPoco1Facet',
  'IexecPoco2Facet',
  'IexecPocoAccessorsFacet',
  'IexecRelayFacet',
]
const BOOST_FACETS = ['IexecPocoBoostFacet', 'IexecPocoBoostAccessorsFacet']
const REGISTRIES = [
  ['appRegistry', 'apps/AppRegistry', 'app'],
  ['datasetRegistry', 'datasets/DatasetRegistry', 'dataset'],
  ['workerpoolRegistry', 'workerpools/WorkerpoolRegistry', 'workerpool'],
] as const
const METADATA_URI = 'https://nfts-metadata.iex.ec'

const INIT_CALLDATA = '0xe1c7392a'

const diamondParameters = parseAbiParameters([
  '(address facetAddress, uint8 action, bytes4[] functionSelectors)[] cuts, DiamondArgs args',
  'struct DiamondArgs { address owner; address init; bytes initCalldata; }',
])

/**
 * Everything that has to be sent to an empty chain to have PoCo on it, from the account of the `admin` role.
 * The Boost facets come last, so that the addresses are the same with and without them. A hub that holds the
 * chain's coin is at the same address as one that holds RLC; nobody uses the token then.
 */
export const planDeployment = ({
  admin,
  chainId,
  boost,
  native,
}: {
  admin: Address
  chainId: number
  boost: boolean
  native: boolean
}): Deployment => {
  const transactions: Transaction[] = []
  const create = (data: Hex): { address: Address; block: number } => {
    const address = getContractAddress({ from: admin, nonce: BigInt(transactions.length) })
    transactions.push({ from: 'admin', to: null, data })
    return { address, block: transactions.length }
  }
  const call = (to: Address, data: Hex): void => {
    transactions.push({ from: 'admin', to, data })
  }

  const rlc = create(readArtifact('deployments/arbitrumSepolia/RLC.json').bytecode)
  const library = create(readArtifact(`artifacts/contracts/libs/${LIBRARY}.sol/${LIBRARY}.json`).bytecode)
  const init = create(readArtifact('deployments/arbitrumSepolia/DiamondInit.json').bytecode)
  const standard = STANDARD_FACETS.map((name) => {
    const artifact = readArtifact(`deployments/arbitrumSepolia/${name}.json`)
    return cutOf(create(artifact.bytecode).address, artifact)
  })
  const hub = create(
    concatHex([
      readArtifact('artifacts/contracts/Diamond.sol/Diamond.json').bytecode,
      encodeAbiParameters(diamondParameters, [
        standard,
        { owner: admin, init: init.address, initCalldata: INIT_CALLDATA },
      ]),
    ]),
  )
  const facets: Record<string, FacetCut> = {}
  const addFacet = (name: string): void => {
    const artifact = readArtifact(`artifacts/contracts/facets/${name}.sol/${name}.json`)
    const { address } = create(linkBytecode(artifact, { [LIBRARY]: library.address }))
    const cut = cutOf(address, artifact)
    facets[name] = cut
    const args = [[cut], zeroAddress, '0x'] as const
    call(hub.address, encodeFunctionData({ abi: diamondAbi, functionName: 'diamondCut', args }))
  }
  for (const name of facetsOf({ native })) addFacet(name)

  const registries = REGISTRIES.map(([, path, word]) => {
    const name = path.slice(path.indexOf('/') + 1)
    const created = create(readArtifact(`artifacts/contracts/registries/${path}.sol/${name}.json`).bytecode)
    const encode = { abi: registryAbi }
    call(created.address, encodeFunctionData({ ...encode, functionName: 'initialize', args: [zeroAddress] }))
    const uri = `${METADATA_URI}/${word}/${chainId}/`
    call(created.address, encodeFunctionData({ ...encode, functionName: 'setBaseURI', args: [uri] }))
    return created
  })
  const [app, dataset, workerpool] = registries as [Created, Created, Created]
  call(
    hub.address,
    encodeFunctionData({
      abi: hubAbi,
      functionName: 'configure',
      args: [
        native ? zeroAddress : rlc.address,
        'Staked RLC',
        'SRLC',
        9,
        app.address,
        dataset.address,
        workerpool.address,
        zeroAddress,
      ],
    }),
  )
  for (const { name, workClockTimeRef } of CATEGORIES)
    call(
      hub.address,
      encodeFunctionData({
        abi: hubAbi,
        functionName: 'createCategory',
        // The live networks hold a description of two quotation marks, too: it was stored as JSON.
        args: [name, JSON.stringify(''), workClockTimeRef],
      }),
    )
  const callback = create(
    readArtifact('artifacts/contracts/tools/testing/TestClient.sol/TestClient.json').bytecode,
  )
  if (boost) for (const name of BOOST_FACETS) addFacet(name)

  const created = {
    hub,
    rlc,
    appRegistry: app,
    datasetRegistry: dataset,
    workerpoolRegistry: workerpool,
    callback,
  }
  return {
    transactions,
    addresses: mapValues(created, 'address'),
    startBlocks: mapValues(created, 'block'),
    facets,
  }
}

type Created = Readonly<{ address: Address; block: number }>

const cutOf = (facetAddress: Address, { abi }: Artifact): FacetCut => ({
  facetAddress,
  action: CUT_ACTIONS.add,
  functionSelectors: selectorsOf(abi),
})

const mapValues = <Key extends string, Field extends keyof Created>(
  created: Readonly<Record<Key, Created>>,
  field: Field,
): Record<Key, Created[Field]> =>
  Object.fromEntries(Object.entries<Created>(created).map(([key, value]) => [key, value[field]])) as Record<
    Key,
    Created[Field]
  >
