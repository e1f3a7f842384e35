import { describe, expect, test } from 'vitest'
import { FORMATS } from './formats.js'

const columns = ['name', 'value']

describe('CSV', () => {
  test.each([
    ['plain', '1.5', 'plain,1.5\r\n'],
    ['a,b', null, '"a,b",\r\n'],
    ['say "hi"', true, '"say ""hi""",true\r\n'],
    ['two\nlines', '-0.5', '"two\nlines",-0.5\r\n'],
    ['=HYPERLINK("x")', '-1', '"\'=HYPERLINK(""x"")",-1\r\n'],
    ['@name', '+1', "'@name,'+1\r\n"],
  ])('writes %j and %j', (name, value, text) => {
    expect(FORMATS.csv?.row([name, value], columns)).toBe(text)
  })

  test('begins with a comment and the columns', () => {
    expect(FORMATS.csv?.head({ chain: 'devnet', block: 7 }, columns)).toBe(
      '# chain=devnet block=7\r\nname,value\r\n',
    )
  })
})

describe('NDJSON', () => {
  test('keeps every value as it is, on a line of its own', () => {
    const row = FORMATS.ndjson?.row(['=1\n"', null], columns) ?? ''
    expect(row.split('\n')).toHaveLength(2)
    expect(JSON.parse(row)).toEqual({ name: '=1\n"', value: null })
    expect(JSON.parse(FORMATS.ndjson?.head({ block: 7 }, columns) ?? '')).toEqual({ block: 7 })
  })
})
