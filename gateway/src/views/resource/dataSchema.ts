import type { Where } from '../../connections/keysetFilter.js'
import { RequestError } from '../../core/requestError.js'
import { textAt } from '../../core/source.js'
import type { Args, ComputedField, ViewContext } from '../../core/view.js'

/** What a protected data declares to hold; null where nobody can be asked, or does not answer. */
export const dataSchema: ComputedField = {
  kind: 'value',
  needs: [{ id: true }],
  compute: (dataset, _, { chain }) =>
    chain.modules?.dataSchemas?.schemaOf(textAt(dataset, 'id')).catch(() => null) ?? null,
}

/** More matches are not put into a filter of the subgraph. */
const MOST_MATCHES = 5_000
const ENTRY = /^[^:]+:[^:]+$/

/** A filter for the datasets that declare all entries (`path:type`) of the argument `dataSchema`. */
export const declaring = (
  { dataSchema: given }: Args,
  { chain }: ViewContext,
): Promise<Where> | undefined => {
  const entries = (given ?? []) as readonly string[]
  return entries.length === 0 ? undefined : findDeclaring(entries, chain)
}

const findDeclaring = async (
  entries: readonly string[],
  { modules, name }: ViewContext['chain'],
): Promise<Where> => {
  const wrong = entries.find((entry) => !ENTRY.test(entry))
  if (wrong !== undefined)
    throw new RequestError('BAD_USER_INPUT', `"${wrong}" is no entry of a data schema: write "path:type".`)
  if (!modules?.dataSchemas)
    throw new RequestError('BAD_USER_INPUT', `Nobody can be asked for the data schemas of ${name}.`)
  const ids = await modules.dataSchemas.declaring(entries, MOST_MATCHES + 1).catch((cause: unknown) => {
    throw new RequestError('UPSTREAM_UNAVAILABLE', `The data schemas of ${name} could not be read.`, {
      cause,
    })
  })
  if (ids.length > MOST_MATCHES)
    throw new RequestError('OPERATION_TOO_COMPLEX', `More than ${MOST_MATCHES} datasets declare that.`, {
      facts: { limit: MOST_MATCHES },
    })
  return { id_in: ids }
}
