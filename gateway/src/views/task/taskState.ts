/** Where a task stands. */
export type TaskState = 'UNSET' | 'ACTIVE' | 'REVEALING' | 'COMPLETED' | 'FAILED' | 'TIMEOUT'

type StoredTask = Readonly<{
  /** Status on chain, in the spelling of the subgraph. */
  status: string
  /** Unix seconds. */
  finalDeadline: bigint
}>

/** Decides where a task stands. An end that was reached stays; everything else times out at its deadline. */
export const taskStateOf = ({ status, finalDeadline }: StoredTask, now: bigint): TaskState => {
  if (status === 'COMPLETED') return 'COMPLETED'
  if (status === 'FAILLED') return 'FAILED'
  if (now >= finalDeadline) return 'TIMEOUT'
  return status === 'ACTIVE' || status === 'REVEALING' ? status : 'UNSET'
}

/** True when the contract would accept a claim of the task. */
export const isTaskClaimable = ({ status, finalDeadline }: StoredTask, now: bigint): boolean =>
  (status === 'ACTIVE' || status === 'REVEALING') && now >= finalDeadline
