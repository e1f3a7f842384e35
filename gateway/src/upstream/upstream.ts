/** The newest block of which an upstream has all data. */
export type BlockPointer = Readonly<{
  number: number
  hash: string
  /** Unix seconds; null when the upstream does not tell. */
  timestamp: number | null
  /** Set when the upstream has failed since it told this block, so that there may be newer ones. */
  isUnconfirmed?: true
}>

export type UpstreamResponse = Readonly<{
  /** Raw JSON text: an object with `data`, `errors` or both. */
  body: string
  block: BlockPointer | null
  /** Whether graph-node would sign this answer; absent when the upstream does not tell. */
  attestable?: boolean | undefined
}>

/**
 * Sends one GraphQL document to a subgraph. Rejects with {@link UpstreamUnavailableError} or
 * {@link UpstreamTimeoutError} when no GraphQL answer came.
 */
export type Upstream = (
  document: string,
  variables: Readonly<Record<string, unknown>> | undefined,
  options: Readonly<{ signal?: AbortSignal | undefined }>,
) => Promise<UpstreamResponse>
