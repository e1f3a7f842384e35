/** Where a deal stands. */
export type DealState = 'IN_PROGRESS' | 'CLAIMABLE' | 'COMPLETED' | 'PARTIALLY_COMPLETED' | 'CLAIMED'

/** Numbers of tasks of one deal, and the seconds that decide. */
export type DealProgress = Readonly<{
  botSize: bigint
  completed: bigint
  claimed: bigint
  /** Unix seconds. */
  deadline: bigint
  /** Unix seconds. */
  now: bigint
}>

/** Tasks neither completed nor claimed. */
export const pendingOf = ({
  botSize,
  completed,
  claimed,
}: Pick<DealProgress, 'botSize' | 'completed' | 'claimed'>): bigint => botSize - completed - claimed

/** Decides where a deal stands. The contract accepts claims from the very second of the deadline on. */
export const dealStateOf = (deal: DealProgress): DealState => {
  if (pendingOf(deal) > 0n) return deal.now < deal.deadline ? 'IN_PROGRESS' : 'CLAIMABLE'
  if (deal.completed === deal.botSize) return 'COMPLETED'
  return deal.claimed === deal.botSize ? 'CLAIMED' : 'PARTIALLY_COMPLETED'
}
