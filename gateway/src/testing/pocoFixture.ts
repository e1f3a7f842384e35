import { readFileSync } from 'node:fs'
import type { GatewayChain } from '../core/chain.js'
import { type Entity, type MemorySubgraph, openMemoryUpstream } from './openMemoryUpstream.js'

const address = (n: number) => `0x${n.toString(16).padStart(40, '0')}`
const hash = (n: number) => `0x${n.toString(16).padStart(64, '0')}`
const utf8 = (text: string) => `0x${Buffer.from(text).toString('hex')}`

/** Second at which the fixture is looked at: nine hours after deals 1 and 2 started. */
export const NOW = 1_700_032_400
const START = 1_700_000_000
/** A category whose deals end after 3,000 seconds, and one whose deals take twelve hours. */
const SHORT = 300
const LONG = 4_320

/** Identifiers of the fixture. */
export const ids = {
  hub: address(0x1ec),
  requester: address(0x10),
  sponsor: address(0x11),
  worker: address(0x12),
  app: address(0xa1),
  dataset: address(0xd1),
  workerpool: address(0xb1),
  /** One task completed, one claimable, one never initialized; paid by a sponsor. */
  claimableDeal: hash(1),
  /** Three tasks of a long category, none ended; sponsor is the zero address. */
  runningDeal: hash(2),
  /** Its only task was claimed. */
  claimedDeal: hash(3),
  completedTask: hash(0x101),
  timedOutTask: hash(0x102),
  runningTask: hash(0x201),
  claimedTask: hash(0x301),
  requestOrder: hash(0x9001),
  transaction: hash(0xf001),
}

const deal = (fields: Entity): Entity => ({
  app: ids.app,
  appOwner: address(0x20),
  appPrice: '0.1',
  dataset: ids.dataset,
  datasetOwner: address(0x21),
  datasetPrice: '0',
  workerpool: ids.workerpool,
  workerpoolOwner: address(0x22),
  workerpoolPrice: '1.000000001',
  trust: '1',
  category: '0',
  tag: hash(3),
  requester: ids.requester,
  beneficiary: ids.requester,
  callback: address(0),
  params: '{"iexec_args":"hello"}',
  startTime: String(START),
  botFirst: '0',
  botSize: '1',
  completedTasksCount: '0',
  claimedTasksCount: '0',
  initializedTasksCount: '0',
  workClockTimeRef: String(SHORT),
  deadline: String(START + 10 * SHORT),
  isBoost: false,
  isTee: true,
  workerStake: '0',
  schedulerRewardRatio: '5',
  sponsor: address(0),
  timestamp: String(START),
  requestorder: ids.requestOrder,
  ...fields,
})

const task = (fields: Entity): Entity => ({
  status: 'ACTIVE',
  deal: ids.claimableDeal,
  index: '0',
  requester: ids.requester,
  contributions: [],
  contributionDeadline: String(START + 7 * SHORT),
  finalDeadline: String(START + 10 * SHORT),
  timestamp: String(START),
  initializedAt: String(START + 10),
  ...fields,
})

const account = (id: string, fields: Record<string, unknown> = {}): Entity => ({
  id,
  balance: '0',
  frozen: '0',
  score: '0',
  ...fields,
})

const reward = (logIndex: number, fields: Record<string, unknown>): Entity => ({
  id: `50-${logIndex}`,
  transaction: ids.transaction,
  timestamp: String(START + 100),
  blockNumber: '50',
  logIndex: String(logIndex),
  ...fields,
})

const entities: MemorySubgraph['entities'] = {
  Protocol: [
    {
      id: 'iExec',
      categoriesCount: '2',
      appsCount: '1',
      datasetsCount: '1',
      workerpoolsCount: '1',
      dealsCount: '3',
      tasksCount: '7',
      completedTasksCount: '1',
      claimedTasksCount: '1',
      tvl: '1000.5',
    },
  ],
  Account: [
    ...[0, 0x20, 0x21, 0x22].map((n) => account(address(n))),
    account(ids.hub, { balance: '2.8' }),
    account('0x99c2268479b93fde36232351229815df80837e23', { frozen: '0.3' }),
    account(ids.requester, { balance: '977.7' }),
    account(ids.sponsor, { balance: '20', frozen: '2.2' }),
    account(ids.worker, { frozen: '0.3' }),
  ],
  App: [
    {
      id: ids.app,
      owner: address(0x20),
      name: 'hello-world',
      type: 'DOCKER',
      multiaddr: utf8('docker.io/iexec/hello:1'),
      checksum: hash(5),
      mrenclave: utf8('{"framework":"SCONE"}'),
      timestamp: String(START),
      usageCount: '7',
      lastUsageTimestamp: String(START),
    },
  ],
  Dataset: [
    {
      id: ids.dataset,
      owner: address(0x21),
      name: 'cats',
      multiaddr: '0xa503221220359d55f58a43126d4ba446a35940265eb2dab57ecbc439e7f105c558f8774819',
      checksum: hash(6),
      timestamp: String(START),
    },
  ],
  Workerpool: [
    {
      id: ids.workerpool,
      owner: address(0x22),
      description: 'pool',
      workerStakeRatio: '30',
      schedulerRewardRatio: '5',
      timestamp: String(START),
      usageCount: '7',
      lastUsageTimestamp: String(START),
    },
  ],
  Category: [
    { id: '0', name: 'XS', description: '{}', workClockTimeRef: String(SHORT), timestamp: '0' },
    { id: '1', name: 'XL', description: '{}', workClockTimeRef: String(LONG), timestamp: '0' },
  ],
  RequestOrder: [{ id: ids.requestOrder, requester: ids.requester }],
  Transaction: [
    {
      id: ids.transaction,
      from: ids.worker,
      to: ids.hub,
      value: '0',
      gasLimit: '1',
      gasUsed: '1',
      gasPrice: '1',
      timestamp: String(START + 100),
      blockNumber: '50',
    },
  ],
  Deal: [
    deal({
      id: ids.claimableDeal,
      botSize: '3',
      completedTasksCount: '1',
      initializedTasksCount: '2',
      sponsor: ids.sponsor,
      callback: ids.hub,
    }),
    deal({
      id: ids.runningDeal,
      botSize: '3',
      botFirst: '3',
      category: '1',
      workClockTimeRef: String(LONG),
      deadline: String(START + 10 * LONG),
      initializedTasksCount: '1',
      tag: hash(0),
      isTee: false,
      params: '[1]',
      timestamp: String(START + 1),
    }),
    deal({
      id: ids.claimedDeal,
      claimedTasksCount: '1',
      initializedTasksCount: '1',
      timestamp: String(START + 2),
    }),
  ],
  Task: [
    task({
      id: ids.completedTask,
      status: 'COMPLETED',
      results: utf8('{ "storage": "ipfs", "location": "/ipfs/QmResult" }'),
      resultsCallback: '0x',
      finalizedAt: String(START + 500),
    }),
    task({ id: ids.timedOutTask, index: '1' }),
    task({
      id: ids.runningTask,
      deal: ids.runningDeal,
      status: 'REVEALING',
      index: '3',
      finalDeadline: String(START + 10 * LONG),
    }),
    task({ id: ids.claimedTask, deal: ids.claimedDeal, status: 'FAILLED', claimedAt: String(START + 4_000) }),
  ],
  Reward: [reward(1, { account: ids.worker, value: '0.95', task: ids.completedTask, kind: 'WORKER' })],
  Seize: [reward(0, { account: ids.sponsor, value: '1.1', task: ids.completedTask, kind: 'PAYMENT' })],
  Lock: [reward(2, { account: ids.worker, value: '0.3' })],
}

const readRoot = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')

/** The data model of this repository. */
export const pocoSchema = (): string => readRoot('schema.graphql')

/** A small PoCo subgraph in memory. */
export const pocoSubgraph = (overrides: Partial<MemorySubgraph> = {}): MemorySubgraph => ({
  schema: pocoSchema(),
  entities,
  block: { number: 60, hash: hash(0xb10c), timestamp: NOW - 5 },
  deployment: 'QmTest',
  ...overrides,
})

/** A chain over that subgraph. */
export const pocoChain = (overrides: Partial<GatewayChain> = {}): GatewayChain => ({
  slug: 'devnet',
  id: 31337,
  name: 'Local devnet',
  isTestnet: true,
  tokenSymbol: 'RLC',
  hub: ids.hub,
  explorerUrl: 'https://scan.example',
  ipfsGateway: 'https://ipfs.example',
  upstream: openMemoryUpstream(pocoSubgraph()).upstream,
  deployment: () => 'QmTest',
  ready: () => true,
  ...overrides,
})
