import { readFile, rename, writeFile } from 'node:fs/promises'
import type { Facts } from './facts.js'

/** How far the telling of scenarios to a kept chain has come. */
export type Progress = Readonly<{ isTold: false } | { isTold: true; facts: Facts }>

const BIGINT = /^-?\d+n$/

/** Facts as text; amounts look like "12n". */
export const stringifyFacts = (value: unknown): string =>
  JSON.stringify(value, (_key, field: unknown) => (typeof field === 'bigint' ? `${field}n` : field))

/** Facts from their text. */
export const parseFacts = (text: string): unknown =>
  JSON.parse(text, (_key, field: unknown) =>
    typeof field === 'string' && BIGINT.test(field) ? BigInt(field.slice(0, -1)) : field,
  )

/** Keeps the progress at a path; the old one stays until the new one is whole. */
export const writeProgress = async (path: string, progress: Progress): Promise<void> => {
  await writeFile(`${path}.next`, stringifyFacts(progress))
  await rename(`${path}.next`, path)
}

/** The progress kept at a path; undefined when nothing was told. */
export const readProgress = async (path: string): Promise<Progress | undefined> => {
  try {
    return parseFacts(await readFile(path, 'utf8')) as Progress
  } catch {
    return undefined
  }
}
