import { join } from 'node:path'
import { type Devnet, openDevnet, startFileGateway } from '@poco-explorer/devnet'
import { assertPortFree } from '../assertPortFree.js'
import { writeDevnetRpc } from '../devnetRpc.js'
import { DEVNET } from '../networks.js'
import type { Stack } from '../openStack.js'
import type { Steps } from '../steps.js'

export type LocalChainSettings = Readonly<{
  dataDir: string
  devnetPort: number | undefined
  seed: number
  /** Deals per minute. */
  rate: number
}>

const HOST = '127.0.0.1'
const USUAL_PORT = 8545
const ANY_PORT = 0

/** The port for the devnet: the one asked for, which must be free, or else the usual one or any. */
export const chooseDevnetPort = async ({ devnetPort }: LocalChainSettings): Promise<number> => {
  if (devnetPort !== undefined) {
    await assertPortFree(devnetPort, HOST, { flag: '--devnet-port', env: 'DEVNET_PORT' })
    return devnetPort
  }
  return assertPortFree(USUAL_PORT, HOST).then(
    () => USUAL_PORT,
    () => ANY_PORT,
  )
}

type LocalChainOptions = Pick<LocalChainSettings, 'dataDir' | 'seed'> &
  Readonly<{
    port: number
    /** First block whose state somebody is going to read; undefined for the newest only. */
    statesFrom?: number | undefined
  }>

/** A devnet, and the IPFS gateway of this machine that has the files its deals name. */
export type LocalChain = Readonly<{ devnet: Devnet; ipfsGateway: string }>

/** The devnet of a data folder: continued, or begun with all scenarios that end about now. */
export const openLocalChain = async (
  { dataDir, port, seed, statesFrom }: LocalChainOptions,
  { steps, stack, signal }: { steps: Steps; stack: Stack; signal: AbortSignal },
): Promise<LocalChain> =>
  steps.run(
    'Started the devnet with the PoCo contracts and every scenario',
    async (log) => {
      const devnet = stack.use(
        await openDevnet({
          port,
          seed,
          endTime: Math.floor(Date.now() / 1000),
          dataDir: join(dataDir, DEVNET),
          ...(statesFrom !== undefined && { statesFrom }),
          signal,
          log,
        }),
      )
      const { files } = await devnet.runScenarios()
      const gateway = stack.use(await startFileGateway(files))
      await devnet.goLive()
      await writeDevnetRpc(dataDir, devnet.rpcUrl)
      return { devnet, ipfsGateway: gateway.url }
    },
    ({ devnet }) => devnet.rpcUrl,
  )
