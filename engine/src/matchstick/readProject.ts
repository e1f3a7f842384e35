import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { parseInputSchema } from '../core/parseInputSchema.js'
import type { HandlerSource } from './coverage.js'
import { CriticalError } from './criticalError.js'
import type { Project } from './suiteState.js'

const TEMPLATE_KINDS = ['ethereum', 'ethereum/contract', 'file/ipfs']

const handlers = z.array(z.object({ handler: z.string() })).default([])
const source = z.object({
  kind: z.string().optional(),
  name: z.string(),
  mapping: z.object({ eventHandlers: handlers, callHandlers: handlers }).optional(),
})

/** The parts that tests need; the rest may be of a kind that only other indexers run. */
const manifest = z.object({
  schema: z.object({ file: z.string() }),
  dataSources: z.array(source).default([]),
  templates: z.array(source).default([]),
})

/** What tests need of the project, and the handlers that they should cover. */
export const readProject = (
  directory: string,
  manifestPath: string,
): Project & Readonly<{ sources: readonly HandlerSource[] }> => {
  const result = readManifest(manifestPath)
  if (!result.success)
    throw new CriticalError(`The manifest ${manifestPath} is not valid.`, {
      facts: { problems: result.error.issues },
      cause: result.error,
      remedy: 'It needs schema.file, and a name for each data source and template.',
    })
  const { schema, dataSources, templates } = result.data
  return {
    directory,
    schema: parseInputSchema(readText(resolve(dirname(manifestPath), schema.file), 'schema')),
    templates: templates.filter(({ kind }) => TEMPLATE_KINDS.includes(kind ?? '')).map(({ name }) => name),
    sources: [...dataSources, ...templates].map(({ name, mapping }) => ({
      name,
      handlers: [...(mapping?.eventHandlers ?? []), ...(mapping?.callHandlers ?? [])].map(
        ({ handler }) => handler,
      ),
    })),
  }
}

/** Path of the schema that a manifest names, if it does. */
export const schemaPathOf = (manifestPath: string): string | undefined => {
  try {
    const { data } = readManifest(manifestPath)
    return data && resolve(dirname(manifestPath), data.schema.file)
  } catch {
    return undefined
  }
}

const readManifest = (path: string) => manifest.safeParse(parse(readText(path, 'manifest')))

const readText = (path: string, what: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new CriticalError(`The ${what} ${path} cannot be read.`, {
      facts: { path },
      cause,
      remedy: 'Set manifestPath in matchstick.yaml, or run in the folder of the subgraph.',
    })
  }
}
