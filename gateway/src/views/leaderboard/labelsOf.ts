import type { Reader } from '../../core/reader.js'
import { textAt } from '../../core/source.js'
import { SUBJECTS, type Subject } from './subjects.js'

const PAGE = 1_000

/** Names of resources by address; accounts have none. */
export const labelsOf = async (
  subject: Subject,
  addresses: readonly string[],
  read: Reader,
): Promise<ReadonlyMap<string, string>> => {
  const { list, label } = SUBJECTS[subject]
  const labels = new Map<string, string>()
  if (!label) return labels
  for (let start = 0; start < addresses.length; start += PAGE) {
    const found = await read.many({
      field: list,
      args: { first: PAGE, where: { id_in: addresses.slice(start, start + PAGE) } },
      select: { id: true, [label]: true },
    })
    for (const { source } of found) labels.set(textAt(source, 'id'), textAt(source, label))
  }
  return labels
}
