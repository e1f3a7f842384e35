import type { ApiKey } from '@poco-explorer/gateway'
import { z } from 'zod'
import { CliError } from '../cliError.js'
import { readJsonFile } from './readJsonFile.js'

const ApiKeys = z.array(
  z.strictObject({
    name: z.string().min(1),
    key: z.string().min(16),
    rateLimit: z.number().positive(),
    rateBurst: z.number().min(1),
  }),
)

/** The keys in a file, each with what its holder may use. */
export const readApiKeys = (path: string): readonly ApiKey[] => {
  const keys = readJsonFile(path, {
    flag: '--api-keys',
    schema: ApiKeys,
    form: 'a list of { "name", "key" (16 characters or more), "rateLimit", "rateBurst" }',
  })
  for (const property of ['name', 'key'] as const)
    if (new Set(keys.map((key) => key[property])).size < keys.length)
      throw new CliError(`Two keys in ${path} have the same ${property}.`, `Give each its own ${property}.`)
  return keys.map(({ name, key, rateLimit, rateBurst }) => ({
    name,
    key,
    unitsPerSecond: rateLimit,
    burst: rateBurst,
  }))
}
