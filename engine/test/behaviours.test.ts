import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const TESTS = '../src/api/'
const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

/** Numbers in the names of a file's tests: `[27] …`, `[5] [6] …`. */
const numbersIn = (path: string): number[] =>
  [...read(path).matchAll(/['"`]((?:\[\d+\] )+)/g)].flatMap(([, numbers = '']) =>
    [...numbers.matchAll(/\d+/g)].map(Number),
  )

const documented = new Map(
  [...read('../../docs/graphql-behaviours.md').matchAll(/^\| +(\d+) +\|.*\| (.*?) +\|$/gm)].map(
    ([, number, files = '']) => [
      Number(number),
      [...files.matchAll(/`([^`]+)`/g)].map(([, file]) => file).sort(),
    ],
  ),
)

test('every behaviour is tested in exactly the files that the document names', () => {
  const found = new Map<number, string[]>()
  const files = readdirSync(new URL(TESTS, import.meta.url), { recursive: true, encoding: 'utf8' })
  for (const file of files.filter((name) => name.endsWith('.test.ts')).sort())
    for (const number of new Set(numbersIn(TESTS + file)))
      found.set(number, [...(found.get(number) ?? []), file])
  const numbers = Array.from({ length: 118 }, (_, index) => index + 1)
  expect([...documented.keys()]).toEqual(numbers)
  expect(Object.fromEntries(numbers.map((number) => [number, found.get(number) ?? []]))).toEqual(
    Object.fromEntries(documented),
  )
  expect([...found.keys()].filter((number) => !documented.has(number))).toEqual([])
})
