import { type Chain, createChain } from './chain/chain.js'
import { type Contract, type DevnetAddresses, planDeployment } from './chain/planDeployment.js'
import { type Accounts, deriveAccounts } from './chain/roles.js'
import { CHAIN_ID, startAnvil } from './chain/startAnvil.js'
import type { Facts } from './scenarios/facts.js'
import { createNarrator } from './scenarios/narrator.js'
import { SCENARIO_NAMES } from './scenarios/scenarios.js'
import { BLOCK_SECONDS, beginTale } from './scenarios/tale.js'

export type DevnetOptions = Readonly<{
  /** TCP port of the JSON-RPC; 0 takes a free one. @default 0 */
  port?: number
  /** The same seed gives the same deals. @default 1 */
  seed?: number
  /** Timestamp of block 0 in seconds. @default 1735689600, the first second of 2025 */
  startTime?: number
  /** Adds the Boost facets, which the live networks do not have. @default false */
  boost?: boolean
  signal?: AbortSignal
  /** Hears about each step. */
  log?: (message: string) => void
}>

/** A chain with PoCo on it. */
export type Devnet = AsyncDisposable &
  Readonly<{
    rpcUrl: string
    chainId: number
    addresses: DevnetAddresses
    /** Block that created each contract; an index begins at the hub's. */
    startBlocks: Readonly<Record<Contract, number>>
    accounts: Accounts
    chain: Chain
    runScenarios(names?: readonly string[]): Promise<Facts>
    close(): Promise<void>
  }>

const DEFAULT_START = 1_735_689_600

/**
 * Starts a chain and deploys PoCo on it.
 *
 * @example
 * await using devnet = await openDevnet()
 * const facts = await devnet.runScenarios(['plainDeal'])
 */
export const openDevnet = async ({
  port = 0,
  seed = 1,
  startTime = DEFAULT_START,
  boost = false,
  signal,
  log = () => undefined,
}: DevnetOptions = {}): Promise<Devnet> => {
  const accounts = deriveAccounts()
  const deployment = planDeployment({ admin: accounts.admin.address, chainId: CHAIN_ID, boost })
  const anvil = await startAnvil({
    port,
    genesisTime: startTime,
    ...(signal === undefined ? {} : { signal }),
  })
  try {
    const chain = createChain(anvil.rpc, accounts)
    let time = startTime
    for (const transaction of deployment.transactions) {
      signal?.throwIfAborted()
      time += BLOCK_SECONDS
      await chain.mine([transaction], time)
    }
    log(`Deployed PoCo in ${deployment.transactions.length} blocks`)
    const { addresses } = deployment
    const tale = beginTale({ accounts, addresses, chainId: CHAIN_ID, seed, time })
    const narrator = createNarrator({ chain, tale, signal, log })
    return {
      rpcUrl: anvil.rpcUrl,
      chainId: CHAIN_ID,
      addresses,
      startBlocks: deployment.startBlocks,
      accounts,
      chain,
      runScenarios: (names = SCENARIO_NAMES) => narrator.tell(names),
      close: anvil.close,
      [Symbol.asyncDispose]: anvil.close,
    }
  } catch (error) {
    await anvil.close()
    throw error
  }
}
