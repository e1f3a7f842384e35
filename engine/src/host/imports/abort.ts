import type { Guest, Imports } from '../guest.js'
import { deterministic } from '../hostError.js'
import { readOptionalText } from '../memory/text.js'

/** `abort`: where `assert` and `throw` of a mapping end. */
export const abortImports = ({ heap }: Pick<Guest, 'heap'>): Imports => ({
  abort: (message: number, file: number, line: number, column: number) => {
    const place = readOptionalText(heap, file) ?? 'an unknown location'
    const text = readOptionalText(heap, message) ?? 'no message'
    throw deterministic(
      `Mapping aborted at ${place}, line ${line >>> 0}, column ${column >>> 0}, with message: ${text}`,
    )
  },
})
