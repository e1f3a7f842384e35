import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse as parseYaml } from 'yaml'
import { type Abi, parseAbi } from '../core/abi/parseAbi.js'
import { EngineError } from '../core/errors.js'
import type { InputSchema } from '../core/inputSchema.js'
import { type Manifest, type Mapping, parseManifest } from '../core/manifest.js'
import { type DeclaredSchema, parseInputSchema } from '../core/parseInputSchema.js'
import { type IndexHint, parseIndexHints } from '../core/queryIndexHints.js'
import { contentId } from '../files/contentId.js'
import { checkDeclaredCalls } from './checkDeclaredCalls.js'
import { checkFulltext } from './checkFeatures.js'
import { checkManifest } from './checkManifest.js'
import { checkSupported } from './checkSupported.js'
import { checkVersions } from './checkVersions.js'
import { deploymentId } from './deploymentId.js'
import type { IndexedSubgraph } from './indexedSubgraph.js'
import { manifestFiles } from './manifestFiles.js'

/** A subgraph as `graph build` wrote it, read and checked. */
export type Subgraph = IndexedSubgraph & Readonly<{ schema: DeclaredSchema; schemaText: string }>

/**
 * Reads the folder that `graph build` wrote, or one with a manifest as it is on IPFS, whose files are in `ipfs/` by
 * their CIDs. Errors name the file at fault.
 */
export const loadBuild = (folder: string): Subgraph => {
  const root = resolve(folder)
  const manifestPath = join(root, 'subgraph.yaml')
  if (!existsSync(manifestPath))
    throw new EngineError(`There is no built subgraph at ${root}.`, {
      facts: { path: manifestPath },
      remedy: 'Run poco build.',
    })
  const files = new Map<string, Uint8Array>()
  const read = (path: string): Buffer => {
    const content = readPart(root, path)
    expectLinked(root, path, content)
    files.set(path, content)
    return content
  }
  const manifestText = readPart(root, 'subgraph.yaml')
  const written = readYaml(manifestText, manifestPath)
  checkSupported(written)
  const manifest = parseManifest(written)
  checkManifest(manifest)
  checkVersions(manifest)
  const schemaText = read(manifest.schema.file).toString()
  const wasm = new Map<string, Uint8Array>()
  const abis = new Map<string, Abi>()
  for (const mapping of mappingsOf(manifest)) {
    wasm.set(mapping.file, read(mapping.file))
    for (const { file } of mapping.abis)
      if (!abis.has(file)) abis.set(file, readAbi(read(file), join(root, file)))
  }
  checkDeclaredCalls(manifest, abis)
  const isUpload = manifestFiles(written).some((file) => typeof file !== 'string')
  const deployment = isUpload ? contentId(manifestText) : deploymentId(written, files)
  const schema = parseInputSchema(schemaText, { specVersion: manifest.specVersion, deployment })
  checkFulltext(manifest, schema)
  return {
    folder: root,
    deployment,
    manifest,
    schema,
    schemaText,
    indexHints: readIndexHints(root, schema),
    wasm,
    abis,
  }
}

// Not among the files that make up the deployment: indexes change no answer.
const readIndexHints = (root: string, schema: InputSchema): readonly IndexHint[] => {
  const path = join(root, 'indexes.json')
  return existsSync(path) ? parseIndexHints(readFileSync(path, 'utf8'), schema, path) : []
}

const mappingsOf = ({ dataSources, templates }: Manifest): readonly Mapping[] =>
  [...dataSources, ...templates].map(({ mapping }) => mapping)

const readPart = (root: string, path: string): Buffer => {
  try {
    return readFileSync(join(root, path))
  } catch (cause) {
    throw new EngineError(`The built subgraph at ${root} lacks ${path}.`, {
      facts: { path: join(root, path) },
      remedy: 'Run poco build again.',
      cause,
    })
  }
}

/** Throws when a file that a manifest names by its CID is another. */
const expectLinked = (root: string, path: string, content: Buffer): void => {
  const cid = /^\/ipfs\/(.+)$/.exec(path)?.[1]
  if (cid === undefined || contentId(content) === cid) return
  throw new EngineError(`The built subgraph at ${root} has another file in place of ${cid}.`, {
    facts: { path: join(root, path) },
    remedy: 'Deploy it again.',
  })
}

const readYaml = (content: Buffer, path: string): unknown => {
  try {
    return parseYaml(content.toString())
  } catch (cause) {
    throw new EngineError(`The manifest ${path} is not YAML: ${firstLine(cause)}`, {
      facts: { path },
      remedy: 'Correct subgraph.yaml and build the subgraph again.',
      cause,
    })
  }
}

/** The first line of what a parser says, as a sentence; an excerpt of the file follows it. */
const firstLine = (error: unknown): string =>
  String(error instanceof Error ? error.message : error).replace(/:?\n[\s\S]*$/, '.')

const readAbi = (content: Buffer, path: string): Abi => {
  try {
    return parseAbi(JSON.parse(content.toString()))
  } catch (cause) {
    throw new EngineError(`The ABI ${path} cannot be read.`, {
      facts: { path },
      remedy: 'Correct the file and run poco build again.',
      cause,
    })
  }
}
