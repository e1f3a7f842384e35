import { objectAt, objectsAt, textAt } from '../../core/source.js'
import type { ComputedField, View } from '../../core/view.js'
import { parseRlc, rlcField } from '../lib/rlc.js'
import { contributionOutcomeOf } from './contributionOutcome.js'

/** Sum of the payments or seizures that the subgraph ties to a contribution. */
const sumOf = (movements: 'rewards' | 'seizes'): ComputedField => ({
  kind: 'value',
  needs: [{ [movements]: { value: true } }],
  compute: (contribution, args) =>
    rlcField(() =>
      objectsAt(contribution, movements).reduce((sum, { value }) => sum + parseRlc(String(value)), 0n),
    )(args),
})

/** What became of contributions. */
export const contributionView: View = {
  sdl: 'views/contribution/contribution.graphql',
  fields: {
    Contribution: {
      outcome: {
        kind: 'value',
        needs: [{ status: true, task: { status: true } }],
        compute: (contribution) =>
          contributionOutcomeOf(
            textAt(contribution, 'status'),
            textAt(objectAt(contribution, 'task'), 'status'),
          ),
      },
      reward: sumOf('rewards'),
      slashed: sumOf('seizes'),
    },
  },
}
