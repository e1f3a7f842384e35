/** One value that the index and the contracts disagree about. Amounts are in nRLC. */
export type Difference = Readonly<{
  entity: string
  id: string
  field: string
  indexed: string
  contract: string
}>

/** What is compared, in that order. */
export type Checked =
  | 'accounts'
  | 'allowances'
  | 'categories'
  | 'apps'
  | 'datasets'
  | 'workerpools'
  | 'contributions'
  | 'tasks'
  | 'deals'
  | 'orders'
  | 'counters'

/** Outcome of a comparison at one block. */
export type Report = Readonly<{
  block: Readonly<{ number: number; hash: string }>
  /** How many of each were compared. */
  checked: Readonly<Record<Checked, number>>
  differences: readonly Difference[]
}>

/** Field by field comparison of two records with the same keys. */
export const compare = (
  entity: string,
  id: string,
  indexed: Readonly<Record<string, unknown>>,
  contract: Readonly<Record<string, unknown>>,
): Difference[] =>
  Object.keys(contract)
    .filter((field) => String(indexed[field]) !== String(contract[field]))
    .map((field) => ({
      entity,
      id,
      field,
      indexed: String(indexed[field]),
      contract: String(contract[field]),
    }))

/** The differences that two readings of the same block both show. */
export const inBoth = (first: readonly Difference[], second: readonly Difference[]): Difference[] => {
  const seen = new Set(first.map((difference) => JSON.stringify(difference)))
  return second.filter((difference) => seen.has(JSON.stringify(difference)))
}
