import { expect, test } from 'vitest'
import { createBoundedMap } from './boundedMap.js'

test('forgets what was not used for longest', () => {
  const map = createBoundedMap<string, number>(2)
  map.set('a', 1)
  map.set('b', 2)
  expect(map.get('a')).toBe(1)
  map.set('c', 3)
  expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([1, undefined, 3])
  map.clear()
  expect(map.get('a')).toBeUndefined()
})
