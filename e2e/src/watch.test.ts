import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { startWatch } from './poco.js'

/** In the tests folder of the project, where the command looks. Whatever runs beside this finds passing tests. */
const FOLDER = fileURLToPath(new URL(`../../tests/watched-${process.pid}/`, import.meta.url))

const suite = (name: string, imported: string) => `
import { assert, test } from 'matchstick-as/assembly/index';
import { VALUE } from './${imported}';
test('${name}', () => { assert.i32Equals(VALUE, VALUE); });
`

const write = (file: string, text: string) => writeFileSync(join(FOLDER, file), text)

test('a watch runs the suites that a change concerns, until Ctrl-C', { timeout: 180_000 }, async () => {
  mkdirSync(FOLDER)
  onTestFinished(() => rmSync(FOLDER, { recursive: true, force: true }))
  write('one.ts', 'export const VALUE = 1;')
  write('two.ts', 'export const VALUE = 2;')
  write('one.test.ts', suite('counts one', 'one'))
  write('two.test.ts', suite('counts two', 'two'))

  await using watch = startWatch([`watched-${process.pid}`])
  const first = await watch.nextRun()
  expect(first).toContain('√ counts one')
  expect(first).toContain('√ counts two')
  expect(first).toContain('All 2 tests passed!')
  expect(first).toContain('Watching 2 suites')

  write('two.ts', 'export const VALUE = 22;')
  const second = await watch.nextRun()
  expect(second).toContain('√ counts two')
  expect(second).not.toContain('counts one')

  write('three.test.ts', suite('counts three', 'one'))
  const third = await watch.nextRun()
  expect(third).toContain('√ counts three')
  expect(third).toContain('All 1 tests passed!')
  expect(third).toContain('Watching 3 suites')

  expect(await watch.stop()).toBe(0)
  expect(watch.errors()).toBe('')
})
