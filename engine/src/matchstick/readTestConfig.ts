import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

/** Where the parts of a project with mapping tests lie; absolute paths. */
export type TestConfig = Readonly<{ testsFolder: string; libsFolder: string; manifestPath: string }>

const file = z
  .object({ testsFolder: z.string(), libsFolder: z.string(), manifestPath: z.string() })
  .partial()
  .nullable()

const DEFAULTS: TestConfig = {
  testsFolder: './tests',
  libsFolder: './node_modules',
  manifestPath: './subgraph.yaml',
}

/**
 * What `matchstick.yaml` in the directory says, completed by defaults, with `given` above it. A file that
 * cannot be read is told to `warn` and ignored.
 */
export const readTestConfig = (
  directory: string,
  given: Readonly<{ [Key in keyof TestConfig]?: string | undefined }>,
  warn: (message: string) => void,
): TestConfig => {
  const written = readFile(join(directory, 'matchstick.yaml'), warn)
  const path = (key: keyof TestConfig) => resolve(directory, given[key] ?? written?.[key] ?? DEFAULTS[key])
  return {
    testsFolder: path('testsFolder'),
    libsFolder: path('libsFolder'),
    manifestPath: path('manifestPath'),
  }
}

const readFile = (path: string, warn: (message: string) => void): z.infer<typeof file> => {
  if (!existsSync(path)) return null
  try {
    return file.parse(parse(readFileSync(path, 'utf8')))
  } catch {
    warn('matchstick.yaml is not valid, so the defaults are used.')
    return null
  }
}
