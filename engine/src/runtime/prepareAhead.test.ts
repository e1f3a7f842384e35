import { describe, expect, test } from 'vitest'
import { prepareAhead } from './prepareAhead.js'

/** Items that are there at once, and whether their source was closed. */
const source = <T>(items: readonly T[], failure?: Error) => {
  const seen = { closed: false }
  async function* generate(): AsyncGenerator<T, void, undefined> {
    try {
      yield* items
      if (failure) throw failure
    } finally {
      seen.closed = true
    }
  }
  return { items: generate(), seen }
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('prepareAhead()', () => {
  test('begins with the next item before the one before is used, and finishes it before its turn', async () => {
    const story: string[] = []
    const prepare = (item: string) => {
      story.push(`prepare ${item}`)
      return {
        finish: async () => {
          await turn()
          story.push(`finish ${item}`)
        },
      }
    }
    for await (const item of prepareAhead(source(['a', 'b', 'c']).items, prepare)) story.push(`use ${item}`)
    expect(story).toEqual([
      'prepare a',
      'finish a',
      'prepare b',
      'use a',
      'finish b',
      'prepare c',
      'use b',
      'finish c',
      'use c',
    ])
  })

  test('prepares as many items ahead as it is told, as far as they are there', async () => {
    const story: string[] = []
    const prepare = (item: string) => {
      story.push(`prepare ${item}`)
      return { finish: turn }
    }
    const items = source(['a', 'b', 'c', 'd']).items
    for await (const item of prepareAhead(items, prepare, { ahead: 2 })) story.push(`use ${item}`)
    expect(story).toEqual([
      'prepare a',
      'prepare b',
      'prepare c',
      'use a',
      'prepare d',
      'use b',
      'use c',
      'use d',
    ])
  })

  test('does not wait for an item that is late', async () => {
    let release = () => {}
    const late = new Promise<void>((resolve) => {
      release = resolve
    })
    async function* slow() {
      yield 1
      await late
      yield 2
    }
    const used: number[] = []
    for await (const item of prepareAhead(slow(), () => ({ finish: turn }))) {
      used.push(item)
      release()
    }
    expect(used).toEqual([1, 2])
  })

  test('fails in the place of the item, after those before it were used', async () => {
    const used: number[] = []
    const run = async () => {
      const { items } = source([1, 2], new Error('broken'))
      for await (const item of prepareAhead(items, () => ({ finish: turn }))) used.push(item)
    }
    await expect(run()).rejects.toThrow('broken')
    expect(used).toEqual([1, 2])
  })

  test('closes its source when it is left, and when an item cannot be prepared', async () => {
    const left = source([1, 2, 3])
    for await (const _ of prepareAhead(left.items, () => ({ finish: turn }))) break
    expect(left.seen.closed).toBe(true)
    const failing = source([1, 2])
    const prepared = prepareAhead(failing.items, () => ({
      finish: () => Promise.reject(new Error('no state')),
    }))
    await expect(prepared.next()).rejects.toThrow('no state')
    expect(failing.seen.closed).toBe(true)
  })
})
