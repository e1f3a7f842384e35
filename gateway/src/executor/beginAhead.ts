import type { BlockArgument } from '../core/reader.js'
import type { Plan, Run } from './plan.js'
import { settle } from './settle.js'

/**
 * Begins the fields that need only the id of what the client looks up, so that their look-ups travel in the first
 * request. Each can be asked for its value, once its object is known to exist; what became of the others is dropped.
 */
export const beginAhead = ({ ahead }: Pick<Plan, 'ahead'>, run: Run): Run['ahead'] =>
  ahead.map(({ field, argsIndex, lookUpIndex, shape: { project, selected } }) => {
    const { id, block } = run.args[lookUpIndex] ?? {}
    const { read } = run.context
    const context = block ? { ...run.context, read: read.at(block as BlockArgument) } : run.context
    const deferred: Promise<void>[] = []
    const defer = (work: Promise<void>): void => {
      work.catch(() => {})
      deferred.push(work)
    }
    const begun: { value?: unknown } = {}
    const begin = async (): Promise<void> => {
      const value = field.compute({ id: String(id) }, run.args[argsIndex] ?? {}, context, selected)
      settle(begun, 'value', { value, project, run: { ...run, context, defer } })
    }
    defer(begin())
    return async () => {
      while (deferred.length > 0) await Promise.all(deferred.splice(0))
      return begun.value
    }
  })
