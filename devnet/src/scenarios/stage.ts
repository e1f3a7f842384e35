import { type Address, stringToHex, zeroHash } from 'viem'
import { CATEGORIES } from '../chain/planDeployment.js'
import type { Role } from '../chain/roles.js'
import { RLC } from '../poco/amounts.js'
import { approveHub, deposit, depositForArray, giveRlc } from './accountVerbs.js'
import { createApp, createDataset, createWorkerpool } from './resourceVerbs.js'
import type { Tale } from './tale.js'

/** What every scenario finds ready: funded accounts and registered resources. */
export type Stage = Readonly<{
  app: Address
  teeApp: Address
  dataset: Address
  workerpool: Address
  secondWorkerpool: Address
}>

const WORKERS = ['worker1', 'worker2', 'worker3', 'worker4', 'worker5', 'worker6'] as const
const TRADERS = ['requester', 'secondRequester', 'sponsor', 'scheduler', 'secondScheduler'] as const

/** A binary multiaddr of IPFS content: protocol 421, 34 bytes, a CIDv0. */
export const IPFS_MULTIADDR = '0xa503221220359d55f58a43126d4ba446a35940265eb2dab57ecbc439e7f105c558f8774819'

const SCONE = {
  framework: 'SCONE',
  version: 'v5',
  entrypoint: 'python3 /app/app.py',
  heapSize: 1_073_741_824,
  fingerprint: 'b3f1c1e6c7d35a9be1a7bd7cdd6d0d9c2b7d5b6b0d5d9a8d7c1e8a4f5b2c3d4e',
}

/** Funds the roles and registers the resources the scenarios share. */
export const setStage = async (tale: Tale): Promise<Stage> => {
  tale.categories.push(...CATEGORIES)
  const fund = async (roles: readonly Role[], amount: bigint): Promise<void> =>
    tale.together(async () => {
      for (const role of roles) giveRlc(tale, role, amount)
    })
  await fund(TRADERS, 50_000n * RLC)
  await fund(WORKERS, 1_000n * RLC)
  await tale.together(async () => {
    for (const role of TRADERS) deposit(tale, role, 10_000n * RLC)
  })
  approveHub(tale, 'admin', 1_000n * RLC)
  depositForArray(
    tale,
    'admin',
    WORKERS.map((role) => [role, 100n * RLC]),
  )
  const app = createApp(tale, 'appOwner', {
    name: 'python-hello-world',
    type: 'DOCKER',
    multiaddr: stringToHex('docker.io/iexechub/python-hello-world:8.0.0'),
    checksum: '0x57b65a9d1c4e1f7bb0ce8bdfc7bd7e8b5ad1ce6d2d6c0b51ee1c3d3c6a9f0d11',
    mrenclave: '0x',
  })
  const teeApp = createApp(tale, 'appOwner', {
    name: 'tee-python-hello-world',
    type: 'DOCKER',
    multiaddr: stringToHex('docker.io/iexechub/tee-python-hello-world:8.0.0'),
    checksum: '0x9f1c4e57b65a9d1c4e1f7bb0ce8bdfc7bd7e8b5ad1ce6d2d6c0b51ee1c3d3c6a',
    mrenclave: stringToHex(JSON.stringify(SCONE)),
  })
  const dataset = createDataset(tale, 'datasetOwner', {
    name: 'Weather of 2025',
    multiaddr: IPFS_MULTIADDR,
    checksum: zeroHash,
  })
  const workerpool = createWorkerpool(tale, 'scheduler', 'devnet-pool')
  const secondWorkerpool = createWorkerpool(tale, 'secondScheduler', 'devnet-debug-pool')
  return { app, teeApp, dataset, workerpool, secondWorkerpool }
}
