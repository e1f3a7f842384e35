import { z } from 'zod'
import { EngineError } from './errors.js'
import type { Hex } from './hex.js'

/** A path relative to the manifest, or `{ "/": "/ipfs/<cid>" }` in a manifest that was deployed. */
const link = z.union([z.string(), z.object({ '/': z.string() }).transform((value) => value['/'])])

const hexText = z
  .string()
  .regex(/^(0[xX])?[0-9a-fA-F]*$/, 'must be hexadecimal')
  .transform((text) => `0x${text.replace(/^0[xX]/, '').toLowerCase()}` as Hex)

const address = hexText.refine((text) => text.length === 42, 'must be an address of 20 bytes')
const topics = z.array(hexText.transform((text) => `0x${text.slice(2).padStart(64, '0')}` as Hex)).optional()

const eventHandler = z.object({
  event: z.string(),
  handler: z.string(),
  topic0: hexText.optional(),
  topic1: topics,
  topic2: topics,
  topic3: topics,
  receipt: z.boolean().default(false),
  /** Declared calls by label, as written. */
  calls: z.record(z.string(), z.string()).default({}),
})

const callHandler = z.object({
  /** Signature of the function called, without its outputs. */
  function: z.string(),
  handler: z.string(),
})

const blockHandler = z.object({
  handler: z.string(),
  filter: z
    .object({ kind: z.enum(['call', 'polling', 'once']), every: z.number().int().positive().optional() })
    .optional(),
})

const mapping = z.object({
  apiVersion: z.string(),
  language: z.string().optional(),
  file: link,
  entities: z.array(z.string()).default([]),
  abis: z.array(z.object({ name: z.string(), file: link })).default([]),
  eventHandlers: z.array(eventHandler).default([]),
  callHandlers: z.array(callHandler).default([]),
  blockHandlers: z.array(blockHandler).default([]),
})

const kind = z.enum(['ethereum', 'ethereum/contract'])

const dataSource = z.object({
  kind,
  name: z.string(),
  network: z.string(),
  source: z.object({
    address: address.optional(),
    abi: z.string(),
    startBlock: z.number().int().nonnegative().default(0),
    endBlock: z.number().int().nonnegative().optional(),
  }),
  context: z.record(z.string(), z.object({ type: z.string(), data: z.unknown() })).optional(),
  mapping,
})

const contractTemplate = z.object({
  kind,
  name: z.string(),
  network: z.string().optional(),
  source: z.object({ abi: z.string() }),
  mapping,
})

const fileMapping = mapping.extend({ handler: z.string() })

const fileTemplate = z.object({
  kind: z.literal('file/ipfs'),
  name: z.string(),
  network: z.string().optional(),
  mapping: fileMapping,
})

const template = z.discriminatedUnion('kind', [contractTemplate, fileTemplate])

const feature = z.enum([
  'nonFatalErrors',
  'grafting',
  'fullTextSearch',
  'ipfsOnEthereumContracts',
  'nonDeterministicIpfs',
  'aggregations',
  'bytesAsIds',
  'declaredEthCalls',
  'immutableEntities',
])

const manifest = z.object({
  specVersion: z.string(),
  description: z.string().optional(),
  features: z.array(feature).default([]),
  schema: z.object({ file: link }),
  dataSources: z.array(dataSource).min(1),
  templates: z.array(template).default([]),
  /** How much history a node may drop. */
  indexerHints: z.unknown().optional(),
})

export type Manifest = z.infer<typeof manifest>
export type DataSource = Manifest['dataSources'][number]
/** What a handler makes data sources from: of a contract, or of a file on IPFS. */
export type Template = Manifest['templates'][number]
export type ContractTemplate = z.infer<typeof contractTemplate>
export type FileTemplate = z.infer<typeof fileTemplate>
export type Mapping = z.infer<typeof mapping>
/** A mapping with one handler, whose argument is the content of a file. */
export type FileMapping = z.infer<typeof fileMapping>
export type EventHandler = z.infer<typeof eventHandler>
export type CallHandler = z.infer<typeof callHandler>
export type BlockHandler = z.infer<typeof blockHandler>

/** Checks a manifest that was read from YAML. Errors name the key at fault. */
export const parseManifest = (value: unknown): Manifest => {
  const result = manifest.safeParse(value)
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new EngineError(`The subgraph manifest is not valid: ${problems.join('; ')}.`, {
    facts: { problems },
    remedy: 'Correct subgraph.yaml and build the subgraph again.',
  })
}
