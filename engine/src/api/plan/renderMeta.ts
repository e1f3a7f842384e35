import type { ExpandedField } from '../request/expandSelection.js'
import { renderObject } from '../schema/renderObject.js'
import type { Meta } from './plan.js'

/** Prepares the answer to a `_meta` field; its numbers are filled in at each run. */
export const renderMeta =
  (field: ExpandedField) =>
  ({ block, ...meta }: Meta): string =>
    renderObject(field, {
      typename: '_Meta_',
      get: (name) => {
        if (name === 'deployment') return meta.deployment
        if (name === 'hasIndexingErrors') return meta.hasIndexingErrors
        return { typename: '_Block_', get: (key) => block[key as keyof typeof block] }
      },
    })
