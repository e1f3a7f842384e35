import type { AsOf } from '../core/asOf.js'
import type { ViewExtensions } from '../core/view.js'
import type { BlockPointer } from '../upstream/upstream.js'
import type { RunNotes } from './runNotes.js'

/** An answer: the text of the upstream as it came, or data that the gateway put together. */
export type OperationResult = Readonly<{
  /** Null when the upstream was not asked, or did not tell its block. */
  asOf: AsOf | null
  block: BlockPointer | null
}> &
  (
    | Readonly<{ kind: 'raw'; body: string }>
    | (Readonly<{
        kind: 'data'
        data: Readonly<Record<string, unknown>>
        errors: readonly string[]
        /** What views told beside the data. */
        extensions: ViewExtensions
      }> &
        RunNotes)
  )
