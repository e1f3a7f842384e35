import { expect, test } from 'vitest'
import { mergeNeeds, needText } from './needText.js'

test('needs are merged, also inside objects, and print as a selection', () => {
  const merged = mergeNeeds({ a: true, deal: { x: true } }, { b: true, deal: { y: { z: true } } })
  expect(needText(merged)).toBe('a deal{x y{z}} b')
})
