import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { CliError } from '../cliError.js'

/** Reads a JSON file that a setting names, and checks its form. */
export const readJsonFile = <Schema extends z.ZodType>(
  path: string,
  { flag, schema, form }: Readonly<{ flag: string; schema: Schema; form: string }>,
): z.output<Schema> => {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new CliError(
      `The file ${path} of ${flag} cannot be used.`,
      `It must be readable and hold ${form}.`,
      error,
    )
  }
}
