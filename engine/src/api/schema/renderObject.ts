import type { ExpandedField } from '../request/expandSelection.js'
import type { Value } from '../request/value.js'

/** An object that is read field by field. `shownAs` is its `__typename` when that is another. */
export type ReadableObject = Readonly<{
  typename: string
  shownAs?: string
  get: (name: string, args: ReadonlyMap<string, Value>) => Readable
}>

/** A value outside the store: read field by field, only where it is selected. */
export type Readable = ReadableObject | string | number | boolean | null | undefined | readonly Readable[]

const isList = (value: Readable): value is readonly Readable[] => Array.isArray(value)

/** JSON text of what the field selects of a value; `spend` is called for each value in it. */
export const renderObject = (field: ExpandedField, value: Readable, spend: () => void = () => {}): string => {
  spend()
  if (value === null || value === undefined) return 'null'
  if (isList(value)) return `[${value.map((item) => renderObject(field, item, spend)).join()}]`
  if (typeof value !== 'object') return JSON.stringify(value)
  const fields = [...(field.selection?.get(value.typename)?.values() ?? [])].map((child) => {
    const json = child.definition
      ? renderObject(child, value.get(child.name, child.arguments), spend)
      : JSON.stringify(value.shownAs ?? value.typename)
    return `${JSON.stringify(child.key)}:${json}`
  })
  return `{${fields.join()}}`
}
