import { expect, test } from 'vitest'
import { inChunks } from './chunks.js'

test('inChunks() works on a hundred rows at a time and keeps their order', async () => {
  const rows = Array.from({ length: 250 }, (_, index) => index)
  let open = 0
  let most = 0
  const doubled = await inChunks(rows, async (row) => {
    open += 1
    most = Math.max(most, open)
    await new Promise((resolve) => setImmediate(resolve))
    open -= 1
    return row * 2
  })
  expect(doubled).toEqual(rows.map((row) => row * 2))
  expect(most).toBe(100)
})
