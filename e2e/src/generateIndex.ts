import { type loadBuild, openStore } from '@poco-explorer/engine'

type Subgraph = ReturnType<typeof loadBuild>
type Store = ReturnType<typeof openStore>
type Schema = Subgraph['schema']
type EntityType = Schema['entities'] extends ReadonlyMap<string, infer Type> ? Type : never
type Field = EntityType['stored'][number]
type Block = Parameters<Store['write']>[0]
type Change = Block['changes'][number]
type Entity = Extract<Change, { entity: unknown }>['entity']
type Value = Entity[string]

/** Rows per task; types that are not named stay empty. */
const PER_TASK: Readonly<Record<string, number>> = {
  Task: 1,
  Contribution: 1,
  Deal: 0.1,
  RequestOrder: 0.05,
  OrdersMatched: 0.1,
  Transaction: 0.2,
  TaskInitialize: 0.2,
  TaskContribute: 0.2,
  TaskConsensus: 0.2,
  TaskReveal: 0.2,
  TaskFinalize: 0.2,
  TaskClaimed: 0.01,
  Reward: 0.3,
  Seize: 0.02,
  Lock: 0.1,
  Unlock: 0.1,
  Transfer: 0.02,
  AccurateContribution: 0.1,
  FaultyContribution: 0.01,
  SchedulerNotice: 0.05,
  Bulk: 0.001,
  BulkSlice: 0.01,
  Account: 0.01,
  App: 0.001,
  Dataset: 0.001,
  Workerpool: 0.0001,
  AppTransfer: 0.001,
  DatasetTransfer: 0.001,
  WorkerpoolTransfer: 0.0001,
  PolicyUpdate: 0.0002,
  AppOrder: 0.001,
  DatasetOrder: 0.001,
  WorkerpoolOrder: 0.001,
  Category: 0.00001,
  Protocol: 0.000001,
}

const START = 1_700_000_000
const SECONDS_PER_BLOCK = 60
/** Versions that a block ends, of rows that already are. */
const UPDATES_PER_BLOCK: Readonly<Record<string, number>> = { Account: 20, Deal: 30, Task: 30 }

/** How many rows of a type an index of so many tasks has. */
export const rowsOf = (type: string, tasks: number): number =>
  PER_TASK[type] === undefined ? 0 : Math.max(1, Math.round(PER_TASK[type] * tasks))

/** Pseudo-random number from 0 to 1 that depends on its arguments alone. */
const random = (row: number, salt: number): number => {
  let bits = Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d)
  bits = Math.imul(bits ^ (bits >>> 12), 0x297a2d39)
  return ((bits ^ (bits >>> 15)) >>> 0) / 2 ** 32
}

const saltOf = (name: string): number =>
  [...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) | 0

const ADDRESSES = new Set(['Account', 'App', 'Dataset', 'Workerpool'])

/** Id of row `row` of a type: an address, a hash, or a fixed name. */
export const idOf = (type: string, row: number): string => {
  if (type === 'Protocol') return 'iExec'
  const digits = ADDRESSES.has(type) ? 40 : 64
  const mixed = Math.floor(random(row, saltOf(type)) * 2 ** 32).toString(16)
  return `0x${(mixed.padStart(8, '0') + row.toString(16).padStart(8, '0')).padEnd(digits, 'c')}`
}

type Place = Readonly<{ schema: Schema; tasks: number; block: number }>

const referenceTo = (base: string, row: number, salt: number, { schema, tasks }: Place): string => {
  const types = schema.interfaces.get(base)?.implementers ?? [base]
  const type = types.find((name) => rowsOf(name, tasks) > 0) ?? base
  const rows = rowsOf(type, tasks)
  if (rows === 0) return idOf(type, 0)
  // Ten tasks to a deal, and so on; who takes part is spread unevenly, as it is among people.
  const own = Math.floor((row / 10) % rows)
  return idOf(type, type === 'Deal' || type === 'Task' ? own : Math.floor(random(row, salt) ** 3 * rows))
}

const fieldOf = (field: Field, row: number, salt: number, place: Place): Value => {
  const { schema, block } = place
  if (field.list) return field.target === 'entity' ? [referenceTo(field.base, row, salt, place)] : []
  if (field.target === 'entity' || field.target === 'interface')
    return referenceTo(field.base, row, salt, place)
  const spread = random(row, salt)
  if (field.target === 'enum') {
    const values = schema.enums.get(field.base) ?? []
    return values[Math.floor(spread * values.length)] ?? ''
  }
  if (/timestamp$/i.test(field.name)) return numberOf(field, START + block * SECONDS_PER_BLOCK)
  if (field.name === 'index') return numberOf(field, row % 10)
  if (field.kind === 'String') return `${field.name} ${row}`
  if (field.kind === 'Bytes') return new Uint8Array(32).fill(row & 255)
  if (field.kind === 'Boolean') return spread < 0.5
  if (field.kind === 'BigDecimal')
    return { digits: BigInt(Math.floor(spread * 1e9)) * 10n + 1n, exponent: -9 }
  return numberOf(field, Math.floor(spread * 1_000))
}

const numberOf = ({ kind }: Field, value: number): Value => (kind === 'Int' ? value : BigInt(value))

const entityOf = (type: EntityType, row: number, version: number, place: Place): Entity =>
  Object.fromEntries(
    type.stored.map((field, index) => [
      field.name,
      field.name === 'id' ? idOf(type.name, row) : fieldOf(field, row, index + version * 101, place),
    ]),
  )

/** How far the writing of an index is, from 0 to 1. */
type OnProgress = (share: number) => void

const fill = (store: Store, schema: Schema, tasks: number, onProgress: OnProgress): void => {
  const blocks = Math.max(10, Math.round(tasks / 250))
  const hashOf = (block: number): `0x${string}` => `0x${(block + 1).toString(16).padStart(64, '0')}`
  for (let block = 0; block < blocks; block += 1) {
    const place = { schema, tasks, block }
    const changes: Change[] = []
    for (const type of schema.entities.values()) {
      const rows = rowsOf(type.name, tasks)
      const [from, to] = [block, block + 1].map((end) => Math.floor((rows * end) / blocks)) as [
        number,
        number,
      ]
      for (let row = from; row < to; row += 1)
        changes.push({
          kind: 'insert',
          type,
          id: idOf(type.name, row),
          entity: entityOf(type, row, 0, place),
        })
      const updated = new Set<number>()
      for (let nth = 0; nth < Math.min(UPDATES_PER_BLOCK[type.name] ?? 0, from); nth += 1)
        updated.add(Math.floor(random(block * 100 + nth, 5) ** 2 * from))
      for (const row of updated)
        changes.push({
          kind: 'update',
          type,
          id: idOf(type.name, row),
          entity: entityOf(type, row, 0, place),
        })
    }
    store.write({
      block: {
        number: block,
        hash: hashOf(block),
        parentHash: hashOf(block - 1),
        timestamp: START + block * SECONDS_PER_BLOCK,
      },
      hasTriggers: true,
      changes,
      dataSources: [],
      errors: [],
    })
    if (block % 50 === 49) {
      store.commit()
      onProgress((block + 1) / blocks)
    }
  }
  store.commit()
  store.createQueryIndexes()
}

/**
 * Writes a new database with an index of `tasks` tasks, a tenth as many deals and everything around them, through
 * the store's own writing. The same numbers give the same rows.
 */
export const writeGeneratedIndex = (
  path: string,
  { subgraph, tasks, onProgress = () => {} }: { subgraph: Subgraph; tasks: number; onProgress?: OnProgress },
): void => {
  const { schema, indexHints, deployment } = subgraph
  const identity = { deployment, network: 'devnet', chainId: 1, genesis: `0x${'0'.repeat(64)}` } as const
  const store = openStore(path, { schema, identity, indexHints })
  fill(store, schema, tasks, onProgress)
  store.close()
}

/** Ids for the variables of the explorers' queries, of rows that have a usual number of others around them. */
export const explorerVariables = (tasks: number): Record<string, string> => {
  const middle = (type: string) => idOf(type, Math.floor(rowsOf(type, tasks) / 2))
  return {
    deal: middle('Deal'),
    sibling: middle('Deal'),
    task: middle('Task'),
    app: middle('App'),
    dataset: middle('Dataset'),
    account: middle('Account'),
    worker: middle('Account'),
    request: middle('RequestOrder'),
    transaction: middle('Transaction'),
    tx: middle('Transaction'),
    search: middle('Task'),
  }
}
