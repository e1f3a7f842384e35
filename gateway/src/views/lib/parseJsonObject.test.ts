import { describe, expect, test } from 'vitest'
import { parseJsonObject } from './parseJsonObject.js'

describe('parseJsonObject()', () => {
  test('reads an object', () => expect(parseJsonObject(' {"a":[1]}')).toEqual({ a: [1] }))

  test.each([[undefined], [''], ['[1]'], ['5'], ['"x"'], ['null'], ['--run'], ['{broken'], ['{"a":1} x']])(
    'gives null for %s',
    (text) => expect(parseJsonObject(text)).toBeNull(),
  )

  test('keeps a key named __proto__ as data', () => {
    expect(JSON.stringify(parseJsonObject('{"__proto__":{"x":1}}'))).toBe('{"__proto__":{"x":1}}')
  })
})
