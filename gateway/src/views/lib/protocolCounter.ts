import { exactly, type Total } from '../../connections/countRows.js'
import type { Reader } from '../../core/reader.js'
import { bigintAt } from '../../core/source.js'

/** A counter of the whole protocol as the total of a list. */
export const protocolCounter =
  (read: Reader, counter: string): (() => Promise<Total>) =>
  async () => {
    const protocol = await read.one({
      field: 'protocol',
      args: { id: 'iExec' },
      select: { [counter]: true },
    })
    return exactly(protocol ? bigintAt(protocol.source, counter) : 0n)
  }
