import { bigintAt } from '../../core/source.js'
import type { ComputedField, View } from '../../core/view.js'
import { PROTOCOL } from '../lib/protocolConstants.js'

const multipleOfReference = (ratio: number): ComputedField => ({
  kind: 'value',
  needs: [{ workClockTimeRef: true }],
  compute: (category) => (BigInt(ratio) * bigintAt(category, 'workClockTimeRef')).toString(),
})

/** Phase lengths of categories. */
export const categoryView: View = {
  sdl: 'views/category/category.graphql',
  fields: {
    Category: {
      maxDurationSeconds: multipleOfReference(PROTOCOL.finalDeadlineRatio),
      contributionWindowSeconds: multipleOfReference(PROTOCOL.contributionDeadlineRatio),
      revealWindowSeconds: multipleOfReference(PROTOCOL.revealDeadlineRatio),
    },
  },
}
