import { expect, test } from 'vitest'
import { linesAfter } from './linesAfter.js'

test.each([1, 2, 3, 7, 100])('linesAfter() leaves out lines, whatever pieces of %i come', async (size) => {
  const text = 'first\nsecond\nthird\n\nfifth'
  const pieces = async function* () {
    for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size)
  }
  for (const lines of [0, 1, 2, 4]) {
    let rest = ''
    for await (const piece of linesAfter(pieces(), lines)) rest += piece
    expect(rest).toBe(text.split('\n').slice(lines).join('\n'))
  }
})
