import { type FileGateway, fileCid, startAnvil, startFileGateway } from '@poco-explorer/devnet'
import { encodeDeployData, encodeFunctionData, type Hex } from 'viem'
import { artifactOf } from './compileContracts.js'

/** Contracts by the names that stories know them by, deployed in this order, so that manifests know where they are. */
const CONTRACTS = {
  gold: ['Token', 'Gold', 'GLD'],
  nameless: ['Token', 'Née ✨', ''],
  collectible: ['Collectible'],
  exchange: ['Exchange'],
  governor: ['Governor'],
  registrar: ['Registrar'],
  feed: ['Feed'],
  vault: ['Vault'],
  router: ['Router', '0xa513e6e4b8f2a923d98304ec87f64353c4d5c853'],
  boardA: ['Board'],
  boardB: ['Board'],
  market: ['Market'],
  items: ['Items'],
  illustrated: ['Collectible'],
} as const satisfies Readonly<Record<string, readonly [artifact: string, ...parameters: string[]]>>

export type ContractName = keyof typeof CONTRACTS

/** A function of a contract to call: of one of ours, or of the given artifact anywhere. */
export type Act = Readonly<{
  by: Hex
  to: ContractName | Readonly<{ artifact: string; address: Hex }>
  call: string
  args: readonly unknown[]
}>

export type MinedBlock = Readonly<{
  number: number
  hash: Hex
  timestamp: number
  /** One for each act, in their order. */
  transactions: readonly Hex[]
}>

/** A chain on which contracts of others act; see `openStage`. */
export type Stage = AsyncDisposable &
  Readonly<{
    rpcUrl: string
    /** Accounts that act, in lower case. */
    people: Readonly<Record<'alice' | 'bob' | 'carol', Hex>>
    addressOf(name: ContractName): Hex
    /** Mines one block with a transaction for each act, at a time in seconds or one second after the last block. */
    mine(acts: readonly Act[], at?: number): Promise<MinedBlock>
    head(): Promise<MinedBlock>
    request(method: string, params: readonly unknown[]): Promise<unknown>
    gateway: FileGateway
    /** Puts a file on IPFS; returns its CID. */
    publish(text: string): string
  }>

const GENESIS_TIME = 1_700_000_000
const GAS = '0x500000'

/** Starts a chain with the contracts in block 1, and an IPFS gateway. */
export const openStage = async (): Promise<Stage> => {
  const [anvil, gateway] = await Promise.all([
    startAnvil({ port: 0, genesisTime: GENESIS_TIME, statesKept: 1_000 }),
    startFileGateway(),
  ])
  const request = (method: string, params: readonly unknown[] = []) => anvil.rpc(method, params)
  const accounts = (await request('eth_accounts')) as Hex[]
  const accountAt = (index: number) => (accounts[index] ?? '0x').toLowerCase() as Hex
  const head = async (): Promise<MinedBlock> => {
    type RawBlock = { number: Hex; hash: Hex; timestamp: Hex; transactions: Hex[] }
    const block = (await request('eth_getBlockByNumber', ['latest', false])) as RawBlock
    return { ...block, number: Number(block.number), timestamp: Number(block.timestamp) }
  }
  const mineAt = async (at?: number): Promise<MinedBlock> => {
    const time = at ?? (await head()).timestamp + 1
    await request('evm_mine', [time])
    return head()
  }
  const deployments: Hex[] = []
  for (const [artifact, ...args] of Object.values(CONTRACTS)) {
    const data = encodeDeployData({ ...artifactOf(artifact), args })
    deployments.push((await request('eth_sendTransaction', [{ from: accountAt(0), data, gas: GAS }])) as Hex)
  }
  await mineAt()
  const addresses = new Map<string, Hex>()
  for (const [index, name] of Object.keys(CONTRACTS).entries()) {
    const receipt = await request('eth_getTransactionReceipt', [deployments[index]])
    const { contractAddress, status } = receipt as { contractAddress: Hex; status: Hex }
    if (status !== '0x1') throw new Error(`${name} was not deployed`)
    addresses.set(name, contractAddress.toLowerCase() as Hex)
  }
  const addressOf = (name: ContractName): Hex => {
    const address = addresses.get(name)
    if (address === undefined) throw new Error(`${name} was not deployed`)
    return address
  }
  return {
    rpcUrl: anvil.rpcUrl,
    people: { alice: accountAt(1), bob: accountAt(2), carol: accountAt(3) },
    addressOf,
    head,
    request,
    gateway,
    mine: async (acts, at) => {
      const transactions: Hex[] = []
      for (const { by, to, call, args } of acts) {
        const { artifact, address } =
          typeof to === 'string' ? { artifact: CONTRACTS[to][0], address: addressOf(to) } : to
        const data = encodeFunctionData({ abi: artifactOf(artifact).abi, functionName: call, args })
        const transaction = { from: by, to: address, data, gas: GAS }
        transactions.push((await request('eth_sendTransaction', [transaction])) as Hex)
      }
      return { ...(await mineAt(at)), transactions }
    },
    publish: (text) => {
      const cid = fileCid(text)
      gateway.files.set(cid, text)
      return cid
    },
    [Symbol.asyncDispose]: async () => {
      await anvil.close()
      await gateway[Symbol.asyncDispose]()
    },
  }
}
