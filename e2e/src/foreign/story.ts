import type { Stage } from './openStage.js'

/** What happens to the contracts of one subgraph, and what its index must tell of it. */
export type Story = Readonly<{
  /** Folder of the subgraph. */
  subgraph: string
  query: string
  /** Acts on the chain; gives what the query must answer, worked out from what was done. */
  tell(stage: Stage): Promise<unknown>
  /** Whether the answer also depends on files, which come in while the chain goes on. */
  readsFiles?: boolean
}>
