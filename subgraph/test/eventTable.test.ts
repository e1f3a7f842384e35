import { describe, expect, test } from 'vitest'
import { staleAbis } from '../../abis/refresh.js'
import { entitiesBySource, eventPage, eventRows, storedEventPage, unhandledEvents } from '../eventTable.js'

describe('docs/events.md', () => {
  test('is what the manifest, the mappings and the tests say', () => {
    expect(storedEventPage()).toBe(eventPage())
  })

  test('has no empty cell', () => {
    const rows = eventRows()
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.filter(({ entities }) => entities.length === 0)).toEqual([])
    expect(rows.filter(({ tests }) => tests.length === 0)).toEqual([])
    expect(rows.filter(({ scenario }) => scenario === '')).toEqual([])
  })

  test('has a row for each file that handlers ask for', () => {
    const files = eventRows().filter(({ event }) => event.includes('file/ipfs'))
    expect(files.map(({ contract, handler }) => [contract, handler])).toEqual([
      ['BulkFile', 'handleBulk'],
      ['BulkSliceFile', 'handleBulkSlice'],
    ])
  })

  test('has a row for every event that the contracts can emit', () => {
    expect(unhandledEvents()).toEqual([])
  })
})

describe('subgraph.yaml', () => {
  test('lists for each contract the entities its handlers store', () => {
    for (const { name, listed, stored } of entitiesBySource())
      expect({ name, entities: listed }).toEqual({ name, entities: stored })
  })
})

describe('abis/', () => {
  test('are those of the installed contracts package', () => {
    expect(staleAbis()).toEqual([])
  })
})
