import { EngineError, type Facts } from '../../core/errors.js'

/** Position in the query text, 1-based; 0/0 for what the server's own schema defines. */
export type Location = Readonly<{ line: number; column: number }>

/** Position of everything the generated schema defines. */
export const NO_POSITION: Location = { line: 0, column: 0 }

/** An error the client reads in `errors`, in the wording the public query API has. */
export class QueryError extends EngineError {
  override name = 'QueryError'
  readonly location: Location | undefined
  /** Whether an indexer could still attest a response that carries it. */
  readonly attestable: boolean

  constructor(message: string, options: { location?: Location; attestable?: boolean; facts?: Facts } = {}) {
    super(message, options.facts ? { facts: options.facts } : {})
    this.location = options.location
    this.attestable = options.attestable ?? true
  }
}

/** Refuses a whole request, with everything that is wrong about it. */
export class RequestRefusedError extends EngineError {
  override name = 'RequestRefusedError'
  readonly errors: readonly QueryError[]

  constructor(errors: readonly QueryError[]) {
    super('The query was refused.', { facts: { messages: errors.map((error) => error.message) } })
    this.errors = errors
  }
}

/** JSON of one error as it stands in the response. */
export const errorJson = ({ location, message }: Pick<QueryError, 'location' | 'message'>): string =>
  location
    ? `{"locations":[{"line":${location.line},"column":${location.column}}],"message":${JSON.stringify(message)}}`
    : `{"message":${JSON.stringify(message)}}`
