import { readdirSync, readFileSync } from 'node:fs'

/** Files by the number of a behaviour. */
export type FilesByNumber = Readonly<Record<number, readonly string[]>>

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

/**
 * Where a document says that its numbered behaviours are tested, and where titles of tests carry their numbers.
 *
 * @param document name of a file in `docs/`
 * @param options.folder of the tests, from here, with a slash at its end
 * @param options.numbers matches the beginning of a title, its numbers in the first group
 */
export const readBehaviours = (
  document: string,
  { folder, numbers }: { folder: string; numbers: RegExp },
): Readonly<{ documented: FilesByNumber; tested: FilesByNumber }> => {
  const rows = [...read(`../../docs/${document}`).matchAll(/^\| +(\d+) +\|.*\| (.*?) +\|$/gm)]
  const documented = rows.map(
    ([, number, files = '']) =>
      [Number(number), [...files.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file).sort()] as const,
  )
  const tested: Record<number, string[]> = {}
  const files = readdirSync(new URL(folder, import.meta.url), { recursive: true, encoding: 'utf8' })
  for (const file of files.filter((name) => name.endsWith('.test.ts')).sort())
    for (const number of numbersIn(read(folder + file), numbers)) {
      tested[number] ??= []
      tested[number].push(file)
    }
  return { documented: Object.fromEntries(documented), tested }
}

const numbersIn = (text: string, numbers: RegExp): ReadonlySet<number> =>
  new Set([...text.matchAll(numbers)].flatMap(([, found = '']) => [...found.matchAll(/\d+/g)].map(Number)))

/** The numbers from 1 on. */
export const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1)
