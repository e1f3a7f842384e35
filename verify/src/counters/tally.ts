import { compare, type Difference } from '../report.js'

/** What rows add up to: entity, id and field → number, in nRLC for amounts. */
export type Tally = Readonly<{
  add(entity: string, id: string, values: Readonly<Record<string, bigint>>): void
  /** Counts a member once, however often it is given. */
  count(entity: string, id: string, field: string, member: string): void
  /** Compares the fields of a stored row; what was never added is 0. */
  check(entity: string, id: string, stored: Readonly<Record<string, bigint>>): Difference[]
}>

export const openTally = (): Tally => {
  const sums = new Map<string, Map<string, bigint>>()
  const members = new Set<string>()
  const add: Tally['add'] = (entity, id, values) => {
    const key = `${entity} ${id}`
    const fields = sums.get(key) ?? new Map<string, bigint>()
    for (const [field, value] of Object.entries(values)) fields.set(field, (fields.get(field) ?? 0n) + value)
    sums.set(key, fields)
  }
  return {
    add,
    count: (entity, id, field, member) => {
      const key = `${entity} ${id} ${field} ${member}`
      if (members.has(key)) return
      members.add(key)
      add(entity, id, { [field]: 1n })
    },
    check: (entity, id, stored) => {
      const fields = sums.get(`${entity} ${id}`)
      const expected = Object.keys(stored).map((field) => [field, fields?.get(field) ?? 0n] as const)
      return compare(entity, id, stored, Object.fromEntries(expected))
    },
  }
}
