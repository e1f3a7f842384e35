/** Names operations for metrics. */
export type OperationLabels = (
  operation: Readonly<{ name: string | undefined; hash: string | undefined }>,
) => string

const NAMES = 50
const HASHES = 50
const MAX_LENGTH = 64
const HASH_LENGTH = 8
/** Stands for all operations that came when there was no more room. */
const OTHER = 'other'

/**
 * Labels operations by name, or by the start of the hash of their text when they have none. Anybody can make up
 * names, so there are as many labels as there is room for; `reserved` names always have theirs.
 */
export const createOperationLabels = (reserved: readonly string[] = []): OperationLabels => {
  const kept = new Set(reserved)
  const names = new Set<string>()
  const hashes = new Set<string>()
  const admit = (label: string, into: Set<string>, capacity: number): string => {
    if (into.has(label)) return label
    if (into.size >= capacity) return OTHER
    into.add(label)
    return label
  }
  return ({ name, hash }) => {
    if (name !== undefined && kept.has(name)) return name
    if (name !== undefined && name !== '') return admit(name.slice(0, MAX_LENGTH), names, NAMES)
    return hash === undefined ? OTHER : admit(hash.slice(0, HASH_LENGTH), hashes, HASHES)
  }
}
