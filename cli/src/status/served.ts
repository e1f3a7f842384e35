/** Something that a server serves, and how it is. */
export type Served = Readonly<{
  name: string
  state: 'in sync' | 'syncing' | 'stalled' | 'failed' | 'stopped'
  /** How far it is, and by what. */
  detail: string
  /** Lines about its parts. */
  notes?: readonly string[]
}>

/** Sends a GraphQL query, or a GET request without one, to a server and gives its answer. */
export type Ask = <T>(path: string, query?: string) => Promise<T>
