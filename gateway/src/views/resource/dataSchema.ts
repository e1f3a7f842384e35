import { textAt } from '../../core/source.js'
import type { ComputedField } from '../../core/view.js'

/** What a protected data declares to hold; null where nobody can be asked, or does not answer. */
export const dataSchema: ComputedField = {
  kind: 'value',
  needs: [{ id: true }],
  compute: (dataset, _, { chain }) =>
    chain.modules?.dataSchemas?.schemaOf(textAt(dataset, 'id')).catch(() => null) ?? null,
}
