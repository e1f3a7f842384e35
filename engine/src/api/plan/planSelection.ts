import type { EntityType } from '../../core/inputSchema.js'
import type { ExpandedField, ExpandedSelection } from '../request/expandSelection.js'
import { QueryError } from '../request/queryError.js'
import type { ApiSchema } from '../schema/apiSchema.js'
import type { SelectedField, Selection } from './plan.js'
import { planInterval } from './planAggregation.js'
import { planCollection } from './planCollection.js'

/**
 * What to read of each entity a field leads to; `spend` is called for each condition of its filters.
 *
 * @throws QueryError when nothing at all is left to read of them.
 */
export const planSelection = (
  schema: ApiSchema,
  owner: string,
  expanded: ExpandedField,
  spend: () => void,
): Selection => {
  const selection: ExpandedSelection = expanded.selection ?? new Map()
  // An interface nobody implements has nothing to select, and nothing to answer either.
  if (selection.size > 0 && [...selection.values()].every((fields) => fields.size === 0))
    throw new QueryError(
      `Failed to get entities from store: internal error resolving ${owner}.${expanded.name}: expected prefetched result, but found nothing`,
      { attestable: false },
    )
  return new Map(
    [...selection].map(([name, fields]) => {
      const aggregation = schema.input.aggregations.get(name)
      const type = aggregation ? planInterval(aggregation, expanded.arguments).table : schema.entity(name)
      return [type, [...fields.values()].map((field) => planField(schema, type, field, spend))] as const
    }),
  )
}

const isNestedList = (type: string): boolean => type.lastIndexOf('[') > 0

const planField = (
  schema: ApiSchema,
  type: EntityType,
  expanded: ExpandedField,
  spend: () => void,
): SelectedField => {
  const { key, location } = expanded
  if (!expanded.definition) return { kind: 'typename', key }
  const field = type.fields.get(expanded.name)!
  if (isNestedList(field.type)) throw new QueryError('Feature `nested list types` is not yet implemented')
  if (!expanded.selection) return { kind: 'scalar', key, field, location }
  const selection = planSelection(schema, field.base, expanded, spend)
  if (!field.list) return { kind: 'object', key, field, location, selection }
  const collection = planCollection(schema, field.base, expanded.arguments, { nested: true, spend })
  return { kind: 'list', key, field, collection, selection }
}
