import { Kind, type SelectionSetNode } from 'graphql'
import { LIMITS } from './limits.js'
import type { ParsedRequest } from './parsedRequest.js'
import { QueryError } from './queryError.js'

/** The refusal of a query that is nested too deep. */
export const tooDeep = (): QueryError =>
  new QueryError(`query has a depth that exceeds the limit of \`${LIMITS.depth}\``, { attestable: false })

/**
 * Makes sure a query can be walked: no fragment contains itself and nothing is nested too deep.
 *
 * @throws QueryError otherwise.
 */
export const checkDepth = ({
  operation,
  fragments,
}: Pick<ParsedRequest, 'operation' | 'fragments'>): void => {
  const depths = new Map<string, number>()
  const open = new Set<string>()
  const depthOf = (set: SelectionSetNode): number => {
    let depth = 1
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD)
        depth = Math.max(depth, 1 + fragmentDepth(selection.name.value))
      else if (selection.selectionSet) depth = Math.max(depth, 1 + depthOf(selection.selectionSet))
    }
    return depth
  }
  const fragmentDepth = (name: string): number => {
    if (open.has(name)) throw new QueryError(`query has fragment cycle including \`${name}\``)
    const known = depths.get(name)
    if (known !== undefined) return known
    const fragment = fragments.get(name)
    if (!fragment) return 0
    open.add(name)
    const depth = depthOf(fragment.selectionSet)
    open.delete(name)
    depths.set(name, depth)
    return depth
  }
  if (depthOf(operation.selectionSet) > LIMITS.depth) throw tooDeep()
}
