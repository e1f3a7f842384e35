import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { PROJECT_DIR } from './paths.js'

/** Version of this project. */
export const readVersion = (): string =>
  z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(PROJECT_DIR, 'package.json'), 'utf8')))
    .version
