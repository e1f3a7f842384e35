/** What became of a contribution. */
export type ContributionOutcome = 'PENDING' | 'PROVED' | 'SLASHED' | 'REFUNDED' | 'VOIDED'

/** Decides what became of a contribution, by its status and that of its task, in the spelling of the subgraph. */
export const contributionOutcomeOf = (status: string, taskStatus: string): ContributionOutcome => {
  if (status === 'PROVED') return 'PROVED'
  if (taskStatus === 'COMPLETED') return 'SLASHED'
  if (taskStatus === 'FAILLED') return 'REFUNDED'
  return status === 'REJECTED' ? 'VOIDED' : 'PENDING'
}
