import type { ExpandedField } from '../request/expandSelection.js'
import type { Value } from '../request/value.js'

/** An object that is read field by field. */
export type ReadableObject = Readonly<{
  typename: string
  /** Its `__typename` when that is another. */
  shownAs?: string
  /** True when the same object is read in many places, so that its text is worth keeping. */
  isShared?: boolean
  get: (name: string, args: ReadonlyMap<string, Value>) => Readable
}>

/** A value outside the store: read field by field, only where it is selected. */
export type Readable = ReadableObject | string | number | boolean | null | undefined | readonly Readable[]

const isList = (value: Readable): value is readonly Readable[] => Array.isArray(value)

type Member = Readonly<{ prefix: string; field: ExpandedField }>

const known = new WeakMap<ReadonlyMap<string, ExpandedField>, readonly Member[]>()

/** What is selected, with the text before each value. */
const membersOf = (selected: ReadonlyMap<string, ExpandedField> | undefined): readonly Member[] => {
  if (!selected) return []
  const members =
    known.get(selected) ??
    [...selected.values()].map((field) => ({ prefix: `${JSON.stringify(field.key)}:`, field }))
  known.set(selected, members)
  return members
}

type Rendered = Readonly<{ text: string; values: number }>

/** JSON text of what the field selects of a value; `spend` is told of the values in it, before they are read. */
export const renderObject = (
  field: ExpandedField,
  value: Readable,
  spend: (values: number) => void = () => {},
): string => {
  const shared = new Map<ExpandedField, Map<ReadableObject, Rendered>>()
  let values = 0

  const render = (of: ExpandedField, read: Readable): string => {
    spend(1)
    values += 1
    if (read === null || read === undefined) return 'null'
    if (typeof read !== 'object') return JSON.stringify(read)
    if (!isList(read)) return read.isShared ? renderShared(of, read) : renderFields(of, read)
    return `[${read.map((item) => render(of, item)).join()}]`
  }
  const renderFields = (of: ExpandedField, object: ReadableObject): string => {
    const members = membersOf(of.selection?.get(object.typename)).map(({ prefix, field: child }) =>
      child.definition
        ? prefix + render(child, object.get(child.name, child.arguments))
        : prefix + JSON.stringify(object.shownAs ?? object.typename),
    )
    return `{${members.join()}}`
  }
  const renderShared = (of: ExpandedField, object: ReadableObject): string => {
    const rendered = shared.get(of) ?? new Map<ReadableObject, Rendered>()
    shared.set(of, rendered)
    const known = rendered.get(object)
    if (known) {
      spend(known.values)
      values += known.values
      return known.text
    }
    const before = values
    const text = renderFields(of, object)
    rendered.set(object, { text, values: values - before })
    return text
  }
  return render(field, value)
}
