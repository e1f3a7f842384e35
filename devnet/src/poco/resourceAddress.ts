import {
  type Address,
  concatHex,
  encodeFunctionData,
  getContractAddress,
  type Hex,
  keccak256,
  parseAbi,
} from 'viem'

/** Fingerprint of the proxy each resource is; the registries show it as `proxyCodeHash()`. */
export const PROXY_CODE_HASH: Hex = '0xbd603b4fb17e88a3e7ff7a91b72bd89d0f6998fd53853f996c534d822df34587'

const initializerAbi = parseAbi([
  'function initialize(string name, string appType, bytes multiaddr, bytes32 checksum, bytes mrenclave)',
  'function initialize(string name, bytes multiaddr, bytes32 checksum)',
  'function initialize(string description)',
])

/** What is written into a resource when it is created. */
export type AppContent = Readonly<{
  name: string
  type: string
  multiaddr: Hex
  checksum: Hex
  mrenclave: Hex
}>
export type DatasetContent = Readonly<{ name: string; multiaddr: Hex; checksum: Hex }>
export type WorkerpoolContent = Readonly<{ description: string }>

const predict = (registry: Address, owner: Address, initializer: Hex): Address =>
  getContractAddress({
    opcode: 'CREATE2',
    from: registry,
    salt: keccak256(concatHex([initializer, owner])),
    bytecodeHash: PROXY_CODE_HASH,
  })

/** Where a registry puts an app: the same content for the same owner always has the same address. */
export const appAddress = (registry: Address, owner: Address, app: AppContent): Address =>
  predict(
    registry,
    owner,
    encodeFunctionData({
      abi: initializerAbi,
      functionName: 'initialize',
      args: [app.name, app.type, app.multiaddr, app.checksum, app.mrenclave],
    }),
  )

/** Where a registry puts a dataset. */
export const datasetAddress = (registry: Address, owner: Address, dataset: DatasetContent): Address =>
  predict(
    registry,
    owner,
    encodeFunctionData({
      abi: initializerAbi,
      functionName: 'initialize',
      args: [dataset.name, dataset.multiaddr, dataset.checksum],
    }),
  )

/** Where a registry puts a workerpool. */
export const workerpoolAddress = (
  registry: Address,
  owner: Address,
  { description }: WorkerpoolContent,
): Address =>
  predict(
    registry,
    owner,
    encodeFunctionData({ abi: initializerAbi, functionName: 'initialize', args: [description] }),
  )
