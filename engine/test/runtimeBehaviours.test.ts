import { expect, test } from 'vitest'
import { type FilesByNumber, readBehaviours, upTo } from './readBehaviours.js'

/** Block and call handlers, whose tests are on their way. */
const ELSEWHERE: ReadonlySet<number> = new Set([3, 4, 5, 23])

const here = (files: FilesByNumber): FilesByNumber =>
  Object.fromEntries(Object.entries(files).filter(([number]) => !ELSEWHERE.has(Number(number))))

test('every behaviour of the runtime is tested in exactly the files that the document names', () => {
  const { documented, tested } = readBehaviours('runtime-behaviours.md', {
    folder: '../',
    // One number or several before a point, at the beginning of a title.
    numbers: /['"`]((?:\d+, )*\d+)\. \S/g,
  })
  expect(Object.keys(documented).map(Number)).toEqual(upTo(84))
  expect(here(tested)).toEqual(here(documented))
})
