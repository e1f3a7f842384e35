import type { Database } from 'better-sqlite3'
import { buildASTSchema, validate } from 'graphql'
import type { DeclaredSchema } from '../core/parseInputSchema.js'
import { type ConnectionState, createConnectionState, type StoredHead } from './execute/connectionState.js'
import { type CachedDocument, createDocumentCache, type PreparedRequest } from './execute/documentCache.js'
import { isBounded } from './execute/isBounded.js'
import { locateBlock } from './execute/locateBlock.js'
import { orRefusal } from './execute/orRefusal.js'
import type { QueryAnswer } from './execute/queryAnswer.js'
import { runGroup } from './execute/runGroup.js'
import type { RawVariables } from './request/coerceVariables.js'
import { errorJson, QueryError, RequestRefusedError } from './request/queryError.js'
import { createApiSchema } from './schema/apiSchema.js'

export type { QueryAnswer, QueryHead } from './execute/queryAnswer.js'

/** A query as clients send it. */
export type QueryRequest = Readonly<{ query: string; variables?: RawVariables | null | undefined }>

/** `strict` overrides the option `strictQueries`. */
export type ExecuteOptions = Readonly<{ strict?: boolean | undefined }>

/** Answers GraphQL queries on one deployment. */
export type QueryApi = Readonly<{
  /**
   * Answers a query from a connection on the deployment's database, in one read transaction.
   * Never throws for what a client sent.
   *
   * @example
   * api.execute(db, { query: '{ deals(first: 5) { id } }' }).body // '{"data":{"deals":[…]}}'
   */
  execute(db: Database, request: QueryRequest, options?: ExecuteOptions): QueryAnswer
  /**
   * The same for a query that is small and found by indexes whatever its variables; undefined, without having run
   * it, for any other.
   */
  executeBounded(db: Database, request: QueryRequest): QueryAnswer | undefined
}>

export type QueryApiOptions = Readonly<{
  schema: DeclaredSchema
  /** The deployment's id, as `_meta` shows it. */
  deployment: string
  /** Longest body of an answer, in characters. @default no limit */
  maxResultSize?: number | undefined
  /** Lowest block whose state is kept. @default 0 */
  earliestBlock?: ((db: Database) => number) | undefined
  /** Answers `_logs` from the log that the store keeps. @default false */
  logs?: boolean | undefined
  /** Applies the validation rules of the GraphQL specification first, instead of reading queries leniently. @default false */
  strictQueries?: boolean | undefined
  /** Most entities a query may ask for, counted before it is run. @default unlimited */
  maxComplexity?: number | undefined
}>

/** What the rules suggest beyond the published wording, which only has the form of a missing selection. */
const SUGGESTION = / Did you mean (?!"\w+ \{ \.\.\. \}"\?)[\s\S]*$/

/** Prepares the query API of a data model; expensive parts are shared by all requests. */
export const createQueryApi = ({
  schema: input,
  deployment,
  maxResultSize = Number.POSITIVE_INFINITY,
  earliestBlock = () => 0,
  logs = false,
  strictQueries = false,
  maxComplexity,
}: QueryApiOptions): QueryApi => {
  const schema = createApiSchema(input, { logs })
  const documentOf = createDocumentCache(schema, { maxComplexity })
  const connections = new WeakMap<Database, ConnectionState>()
  let strictSchema: ReturnType<typeof buildASTSchema> | undefined

  const connectionOf = (db: Database): ConnectionState => {
    const known = connections.get(db)
    if (known) return known
    const created = createConnectionState(db)
    connections.set(db, created)
    return created
  }

  const strictMistakes = new WeakMap<CachedDocument, readonly QueryError[]>()
  const mistakesOf = (document: CachedDocument): readonly QueryError[] => {
    const known = strictMistakes.get(document)
    if (known) return known
    strictSchema ??= buildASTSchema(schema.document, { assumeValid: true, assumeValidSDL: true })
    const mistakes = validate(strictSchema, document.parsed.document).map(
      ({ message }) => new QueryError(message.replace(SUGGESTION, ''), { attestable: false }),
    )
    strictMistakes.set(document, mistakes)
    return mistakes
  }

  const prepare = (
    document: CachedDocument,
    { variables }: QueryRequest,
    strict: boolean,
  ): PreparedRequest => {
    const mistakes = strict ? mistakesOf(document) : []
    if (mistakes.length > 0) throw new RequestRefusedError(mistakes)
    return document.prepare(variables ?? {})
  }

  const run = (
    db: Database,
    connection: ConnectionState,
    { groups, variables }: PreparedRequest,
    head: StoredHead,
  ): Omit<QueryAnswer, 'head'> => {
    const chain = { deployment, head, earliest: earliestBlock(db), blockByHash: connection.blockByHash }
    const blocks = groups.map((group) => locateBlock(group.block, variables, chain))
    const { firstError } = head
    const answers = groups.map((group, index) => {
      const block = blocks[index]!
      const pinned = block.number < head.number
      return runGroup(group, { connection, variables, deployment, block, pinned, firstError })
    })
    const size = answers.reduce(
      (sum, { members = [] }) => sum + members.reduce((s, { length }) => s + length, 0),
      0,
    )
    if (size > maxResultSize)
      throw new QueryError(
        `the result size of ${size} is larger than the allowed limit of ${maxResultSize}`,
        { attestable: false },
      )
    const errors = answers.flatMap((answer) => answer.errors)
    const hasData = answers.length === 0 || answers.some((answer) => answer.members !== undefined)
    const data = hasData ? `"data":{${answers.flatMap((answer) => answer.members ?? []).join()}}` : ''
    const errorText = errors.length > 0 ? `"errors":[${errors.map(errorJson).join()}]` : ''
    return {
      body: `{${data}${data && errorText ? ',' : ''}${errorText}}`,
      attestable: errors.every((error) => error.attestable),
    }
  }

  const answer = (
    db: Database,
    document: CachedDocument,
    request: QueryRequest,
    { strict, onlyBounded }: { strict: boolean; onlyBounded: boolean },
  ): QueryAnswer | undefined => {
    const connection = connectionOf(db)
    // Small queries come in crowds, and beginning costs as much as reading.
    const transaction = onlyBounded ? connection.sharedTransaction : connection.transaction
    return transaction(() => {
      const stored = connection.head()
      const head = stored
        ? { hash: `0x${stored.hash}`, number: stored.number, timestamp: stored.timestamp }
        : null
      return orRefusal(head, () => {
        const prepared = prepare(document, request, strict)
        if (onlyBounded && !isBounded(prepared.groups, prepared.variables, connection)) return undefined
        if (stored) return { ...run(db, connection, prepared, stored), head }
        throw new QueryError(
          `Store error: query execution failed: Subgraph \`${deployment}\` has not started syncing yet. Wait for it to ingest a few blocks before querying it`,
          { attestable: false },
        )
      })
    })
  }

  return {
    execute: (db, request, { strict = strictQueries } = {}) => {
      const options = { strict, onlyBounded: false }
      return orRefusal(null, () => answer(db, documentOf(request.query), request, options))!
    },
    executeBounded: (db, request) => {
      const options = { strict: strictQueries, onlyBounded: true }
      return orRefusal(null, () => answer(db, documentOf(request.query), request, options))
    },
  }
}
