import { createHash } from 'node:crypto'
import { HEAD_DOCUMENT } from '../cache/askHead.js'
import type { GatewayChain } from '../core/chain.js'
import { type Entity, type MemoryState, openMemoryUpstream } from './openMemoryUpstream.js'
import { partOfSchema } from './partOfSchema.js'
import { NOW, pocoChain, pocoSchema, pocoSubgraph } from './pocoFixture.js'

/** A PoCo subgraph in memory to which blocks are added, that can fail, and that tells of new blocks or not. */
export type PocoNode = Readonly<{
  chain: GatewayChain
  /** Documents that were asked, but for what the gateway asks by itself. */
  asked: string[]
  head(): MemoryState['block']
  /** Adds a block, or replaces those from this number on. `change` gives an object other fields, by type and id. */
  mine(change?: Change, number?: number): void
  /** Makes every request fail with this, or lets them succeed again. */
  fail(error: Error | undefined): void
  /** Holds answers back until the returned function is called. */
  hold(): () => void
}>

const ENTITIES = [
  'Protocol',
  'Account',
  'Ressource',
  'App',
  'Dataset',
  'Workerpool',
  'Category',
  'Deal',
  'Task',
  'Transaction',
]

/** Fields to set, by type and id; an object that does not exist is made. */
export type Change = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>

/** Opens such a subgraph. With `tells` the gateway hears of each block at once, otherwise it must ask. */
export const openPocoNode = ({
  tells = false,
  ...overrides
}: Partial<GatewayChain> & { tells?: boolean } = {}): PocoNode => {
  const memory = openMemoryUpstream(pocoSubgraph({ schema: partOfSchema(pocoSchema(), ENTITIES) }))
  const asked: string[] = []
  const listeners = new Set<() => void>()
  let salt = 0
  let failure: Error | undefined
  let held: Promise<void> | undefined

  const chain = pocoChain({
    upstream: async (document, variables, options) => {
      if (document !== HEAD_DOCUMENT) asked.push(document)
      if (failure) throw failure
      const answer = memory.upstream(document, variables, options)
      await held
      return answer
    },
    ...(tells && {
      onHead: (listener: () => void) => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    }),
    ...overrides,
  })
  return {
    chain,
    asked,
    head: () => memory.state().block,
    mine(change = {}, number = memory.state().block.number + 1) {
      salt += 1
      const hash = `0x${createHash('sha256').update(`${salt}`).digest('hex')}`
      memory.index({
        block: { number, hash, timestamp: NOW - 65 + number },
        entities: changed(memory.state(), change),
      })
      for (const listener of listeners) listener()
    },
    fail(error) {
      failure = error
    },
    hold() {
      let release = () => {}
      held = new Promise((resolve) => {
        release = () => {
          held = undefined
          resolve()
        }
      })
      return () => release()
    },
  }
}

const changed = ({ entities }: MemoryState, change: Change): MemoryState['entities'] => {
  const result: Record<string, readonly Entity[]> = { ...entities }
  for (const [type, objects] of Object.entries(change)) {
    const rows = new Map((result[type] ?? []).map((row) => [row.id, row]))
    for (const [id, fields] of Object.entries(objects)) rows.set(id, { ...rows.get(id), ...fields, id })
    result[type] = [...rows.values()]
  }
  return result
}
