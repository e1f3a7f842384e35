import { zeroHash } from 'viem'
import { describe, expect, test } from 'vitest'
import { compareSettlement, type SettledTask } from './settlement.js'

const task = (status: string, ...contributions: string[]): SettledTask => ({
  id: zeroHash,
  status,
  contributions: contributions.map((each) => ({ status: each })),
  deal: { appPrice: '0.5', datasetPrice: '0', workerpoolPrice: '1', workerStake: '350000000' },
})

describe('compareSettlement()', () => {
  test('accepts a finished task that took its price and the stakes of those who were wrong', () => {
    const done = task('COMPLETED', 'PROVED', 'REJECTED', 'CONTRIBUTED')
    const settlement = { seized: 2_300_000_000n, seizedFromKitty: 100_000_000n, rewarded: 2_300_000_000n }
    expect(compareSettlement(done, settlement)).toEqual([])
  })

  test('tells of a finished task that took too little', () => {
    const settlement = { seized: 1_000_000_000n, seizedFromKitty: 0n, rewarded: 1_000_000_000n }
    expect(compareSettlement(task('COMPLETED', 'PROVED'), settlement)).toEqual([
      { entity: 'Task', id: zeroHash, field: 'seized', indexed: '1000000000', contract: '1500000000' },
    ])
  })

  test('tells of a task that gave what it did not take', () => {
    const settlement = { seized: 300_000_000n, seizedFromKitty: 0n, rewarded: 300_000_001n }
    expect(compareSettlement(task('FAILLED'), settlement)).toEqual([
      { entity: 'Task', id: zeroHash, field: 'rewarded', indexed: '300000001', contract: '300000000' },
    ])
  })

  test('asks nothing of a task that goes on', () => {
    const nothing = { seized: 0n, seizedFromKitty: 0n, rewarded: 0n }
    expect(compareSettlement(task('ACTIVE', 'CONTRIBUTED'), nothing)).toEqual([])
  })
})
