import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { CliError } from './cliError.js'
import { DEVNET, networkSlugs } from './networks.js'

const port = z.coerce.number('must be a number').int().min(0).max(65_535, 'must be between 0 and 65535')
const list = z.union([z.array(z.string()), z.string().transform((text) => text.split(','))])
/** URLs may be separated by commas; a comma inside of one stays. */
const urls = z
  .union([z.array(z.string()), z.string().transform((text) => [text])])
  .transform((texts) => texts.flatMap((text) => text.split(/,(?=(?:[a-z0-9-]+=)?(?:http|ws)s?:)/)))
const notNegative = z.coerce.number('must be a number').min(0, 'must not be negative')
const positive = z.coerce.number('must be a number').positive('must be greater than 0')

/**
 * Every setting there is: its flag, its environment variable, its default and what it accepts.
 * The key is its name in the config file. This is the only place that knows environment variables.
 */
const SETTINGS = {
  network: {
    flags: '--network <name...>',
    env: 'NETWORK',
    description: `chains to serve: ${networkSlugs.join(', ')}`,
    default: DEVNET,
    schema: list,
  },
  rpcUrl: {
    flags: '--rpc-url <url...>',
    env: 'RPC_URL',
    description:
      'JSON-RPC endpoint; with several networks: name=url. Repeat, or separate by commas, for failover, best first; ws:// or wss:// beside it tells of new blocks',
    default: undefined,
    schema: urls.optional(),
  },
  ipfsGateway: {
    flags: '--ipfs-gateway <url...>',
    env: 'IPFS_GATEWAY',
    description:
      "IPFS gateway for files that the subgraph reads; without it the network's own, none for the devnet. Repeat for failover",
    default: undefined,
    schema: list
      .pipe(z.array(z.url({ protocol: /^https?$/, error: 'must be made of http or https addresses' })))
      .optional(),
  },
  upstream: {
    flags: '--upstream <name=url...>',
    env: 'UPSTREAM',
    description: 'subgraph endpoint of a network, e.g. arbitrum-one=https://…/subgraphs/name/…',
    default: undefined,
    schema: list.optional(),
  },
  ensRpcUrl: {
    flags: '--ens-rpc-url <url>',
    env: 'ENS_RPC_URL',
    description:
      'JSON-RPC endpoint of Ethereum that names of accounts are read from; without it there are none',
    default: undefined,
    schema: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  },
  marketUrl: {
    flags: '--market-url <url...>',
    env: 'MARKET_URL',
    description:
      'iExec market API for orders published off chain, without it there are none; with several networks: name=url',
    default: undefined,
    schema: urls.optional(),
  },
  dataProtectorUrl: {
    flags: '--data-protector-url <url...>',
    env: 'DATA_PROTECTOR_URL',
    description:
      'DataProtector subgraph for the schemas of protected data, without it there are none; with several networks: name=url',
    default: undefined,
    schema: urls.optional(),
  },
  port: {
    flags: '--port <number>',
    env: 'PORT',
    description: 'port of the GraphQL server',
    default: '4000',
    schema: port,
  },
  host: {
    flags: '--host <address>',
    env: 'HOST',
    description: 'address to listen on; 0.0.0.0 for every interface',
    default: '127.0.0.1',
    schema: z.string().min(1),
  },
  adminPort: {
    flags: '--admin-port <number>',
    env: 'ADMIN_PORT',
    description: 'port for `graph create`, `graph deploy` and `graph remove`; without it there is none',
    default: undefined,
    schema: port.optional(),
  },
  ipfsPort: {
    flags: '--ipfs-port <number>',
    env: 'IPFS_PORT',
    description: 'port to which `graph deploy` uploads; without it there is none',
    default: undefined,
    schema: port.optional(),
  },
  adminHost: {
    flags: '--admin-host <address>',
    env: 'ADMIN_HOST',
    description: 'address of these two ports. Whoever reaches them can run code and delete indexes',
    default: '127.0.0.1',
    schema: z.string().min(1),
  },
  keepOld: {
    flags: '--keep-old',
    env: 'KEEP_OLD',
    description: 'keep the databases of builds that a new one replaced',
    default: 'false',
    schema: z.union([z.boolean(), z.stringbool('must be true or false')]),
  },
  dataDir: {
    flags: '--data-dir <folder>',
    env: 'DATA_DIR',
    description: 'folder for everything that is written',
    default: './.poco',
    schema: z
      .string()
      .min(1)
      .transform((folder) => resolve(folder)),
  },
  devnetPort: {
    flags: '--devnet-port <number>',
    env: 'DEVNET_PORT',
    description: "port of the devnet's JSON-RPC; without it 8545, or a free one when that is taken",
    default: undefined,
    schema: port.optional(),
  },
  seed: {
    flags: '--seed <number>',
    env: 'SEED',
    description: 'seed of the devnet: the same seed gives the same deals',
    default: '1',
    schema: z.coerce.number('must be a number').int(),
  },
  rate: {
    flags: '--rate <deals per minute>',
    env: 'RATE',
    description: 'how fast the devnet actors trade; 0 stops them',
    default: '10',
    schema: notNegative,
  },
  pollMs: {
    flags: '--poll-ms <milliseconds>',
    env: 'POLL_MS',
    description:
      'shortest time between looks at the head of the chain; without it 250, or 50 when the RPC is on this machine',
    default: undefined,
    schema: positive.optional(),
  },
  verifyLogs: {
    flags: '--verify-logs',
    env: 'VERIFY_LOGS',
    description: 'prove from headers and receipts that the RPC held back no log; reads every header',
    default: 'false',
    schema: z.union([z.boolean(), z.stringbool('must be true or false')]),
  },
  rpcCacheMb: {
    flags: '--rpc-cache-mb <megabytes>',
    env: 'RPC_CACHE_MB',
    description:
      'most that is kept, per network, of what the RPC said of final blocks, so that indexing anew asks for little; 0 keeps nothing',
    default: '1024',
    schema: notNegative,
  },
  strictQueries: {
    flags: '--strict-queries',
    env: 'STRICT_QUERIES',
    description: 'refuse queries that break the rules of GraphQL, which graph-node reads leniently',
    default: 'false',
    schema: z.union([z.boolean(), z.stringbool('must be true or false')]),
  },
  queryTimeoutMs: {
    flags: '--query-timeout-ms <milliseconds>',
    env: 'QUERY_TIMEOUT_MS',
    description: 'how long a large query may run, and as long again wait',
    default: '10000',
    schema: positive,
  },
  rateLimit: {
    flags: '--rate-limit <units per second>',
    env: 'RATE_LIMIT',
    description:
      'units a second that one client may use, a request being one or more; 0 for no limit. Without it 20 where --host ' +
      'or --trust-proxy opens the server to others, else 0',
    default: undefined,
    schema: notNegative.optional(),
  },
  rateBurst: {
    flags: '--rate-burst <units>',
    env: 'RATE_BURST',
    description: 'units that one client may use at once after a quiet time',
    default: '100',
    schema: z.coerce.number('must be a number').min(1, 'must be at least 1'),
  },
  apiKeys: {
    flags: '--api-keys <file>',
    env: 'API_KEYS',
    description:
      'JSON file with keys that have a limit of their own: [{ "name", "key", "rateLimit", "rateBurst" }]',
    default: undefined,
    schema: z.string().min(1).optional(),
  },
  trustProxy: {
    flags: '--trust-proxy <proxies...>',
    env: 'TRUST_PROXY',
    description:
      'proxies in front whose X-Forwarded-For is believed: how many, or their addresses and networks (10.0.0.0/8, ' +
      'loopback); without it none is',
    default: undefined,
    schema: list.transform((texts) => texts.flatMap((text) => text.split(','))).optional(),
  },
  trustedDocuments: {
    flags: '--trusted-documents <file>',
    env: 'TRUSTED_DOCUMENTS',
    description:
      'JSON file with documents by id, or an Apollo manifest; each counts as one unit and can be sent by its id',
    default: undefined,
    schema: z.string().min(1).optional(),
  },
  onlyTrusted: {
    flags: '--only-trusted',
    env: 'ONLY_TRUSTED',
    description: 'answer no document that is not in --trusted-documents',
    default: 'false',
    schema: z.union([z.boolean(), z.stringbool('must be true or false')]),
  },
  answerCacheMb: {
    flags: '--answer-cache-mb <megabytes>',
    env: 'ANSWER_CACHE_MB',
    description: 'most that the gateway keeps, per network, of answers until the next block; 0 keeps nothing',
    default: '64',
    schema: notNegative,
  },
  logLevel: {
    flags: '--log-level <level>',
    env: 'LOG_LEVEL',
    description: 'trace, debug, info, warn, error or silent',
    default: 'warn',
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']),
  },
} as const

/** Values of all settings. */
export type Settings = { [Name in SettingName]: z.output<(typeof SETTINGS)[Name]['schema']> }

export type SettingName = keyof typeof SETTINGS

const describe = ({ description, env, default: fallback }: (typeof SETTINGS)[SettingName]): string => {
  const origin = fallback === undefined ? `env: ${env}` : `default: ${fallback}, env: ${env}`
  return `${description} (${origin})`
}

/** Adds the flags of these settings, and `--config`, to a command. */
export const addSettings = (command: Command, names: readonly SettingName[]): Command => {
  for (const name of names) command.option(SETTINGS[name].flags, describe(SETTINGS[name]))
  return command.option(
    '--config <file>',
    'JSON file with settings by name (default: poco.config.json if it exists)',
  )
}

/**
 * Values of these settings, checked. A flag wins over the environment, the environment over the config
 * file, the config file over the default.
 */
export const readSettings = <Name extends SettingName>(
  names: readonly Name[],
  flags: Readonly<Record<string, unknown>>,
  env: NodeJS.ProcessEnv = process.env,
): Pick<Settings, Name> => {
  const file = readConfigFile(flags.config as string | undefined)
  const values: Record<string, unknown> = {}
  for (const name of names) {
    const setting = SETTINGS[name]
    const [raw, origin] = firstDefined([
      [flags[name], setting.flags.split(' ')[0]],
      [env[setting.env] || undefined, setting.env],
      [file.values[name], `"${name}" in ${file.path}`],
      [setting.default, 'default'],
    ])
    const result = setting.schema.safeParse(raw)
    if (!result.success)
      throw new CliError(
        `${origin} is ${JSON.stringify(raw)}, but it ${result.error.issues[0]?.message ?? 'is not valid'}.`,
        `Give ${describe(setting)}.`,
      )
    values[name] = result.data
  }
  return values as Pick<Settings, Name>
}

const firstDefined = (candidates: readonly (readonly [unknown, string | undefined])[]) =>
  candidates.find(([value]) => value !== undefined) ?? [undefined, 'default']

const DEFAULT_FILE = 'poco.config.json'

const readConfigFile = (given: string | undefined): { path: string; values: Record<string, unknown> } => {
  const path = given ?? DEFAULT_FILE
  const text = readText(path)
  if (text === undefined) {
    if (given === undefined) return { path, values: {} }
    throw new CliError(`The config file ${path} cannot be read.`, 'Check the path given with --config.')
  }
  try {
    const values = z.record(z.string(), z.unknown()).parse(JSON.parse(text))
    const unknown = Object.keys(values).filter((key) => !(key in SETTINGS))
    if (unknown.length > 0) throw new Error(`it knows no setting "${unknown[0]}"`)
    return { path, values }
  } catch (error) {
    throw new CliError(
      `The config file ${path} is not valid: ${(error as Error).message}.`,
      `It is a JSON object with keys among ${Object.keys(SETTINGS).join(', ')}.`,
      error,
    )
  }
}

const readText = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
