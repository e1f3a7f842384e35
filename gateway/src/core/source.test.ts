import { describe, expect, test } from 'vitest'
import { bigintAt, objectAt, objectOrNullAt, textAt, textOrNullAt } from './source.js'

describe('what the upstream sent is checked as it is read', () => {
  test('right kinds pass', () => {
    const source = { n: '-12', t: 'x', o: { a: 1 }, none: null }
    expect(bigintAt(source, 'n')).toBe(-12n)
    expect(textAt(source, 't')).toBe('x')
    expect(objectAt(source, 'o')).toEqual({ a: 1 })
    expect([textOrNullAt(source, 'none'), objectOrNullAt(source, 'none')]).toEqual([null, null])
  })

  test('wrong kinds name the field', () => {
    expect(() => bigintAt({ n: '1.5' }, 'n')).toThrow('no integer in "n"')
    expect(() => bigintAt({ n: 1 }, 'n')).toThrow('no text in "n"')
    expect(() => textAt({}, 't')).toThrow('no text in "t"')
    expect(() => objectAt({ o: [] }, 'o')).toThrow('no object in "o"')
  })
})
