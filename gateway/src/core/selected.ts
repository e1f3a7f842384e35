import type { BaseSelection } from './baseNode.js'

/** What a client selected of a computed value. */
export type Selected = Readonly<{
  /** True when the property is selected. */
  has: (property: string) => boolean
  /** Selections of a base object, by its path inside the value: `of('edges', 'node')`. */
  of: (...path: readonly string[]) => readonly BaseSelection[]
  /** What is selected of a property. */
  in: (property: string) => Selected
}>

/** Nothing is selected of a scalar. */
export const NOTHING_SELECTED: Selected = { has: () => false, of: () => [], in: () => NOTHING_SELECTED }

/** What is selected of one property, under any alias. */
export type SelectedProperty = Readonly<{ base?: BaseSelection; inner?: Selected }>

export const selectedOf = (properties: ReadonlyMap<string, readonly SelectedProperty[]>): Selected => {
  const merged = new Map<string, Selected>()
  const within = (property: string): Selected => {
    const known = merged.get(property)
    if (known) return known
    const inner = (properties.get(property) ?? []).flatMap((selected) => selected.inner ?? [])
    const made = inner.length > 1 ? anyOf(inner) : (inner[0] ?? NOTHING_SELECTED)
    merged.set(property, made)
    return made
  }
  return {
    has: (property) => properties.has(property),
    of: (property = '', ...path) =>
      path.length > 0
        ? within(property).of(...path)
        : (properties.get(property) ?? []).flatMap(({ base }) => base ?? []),
    in: within,
  }
}

const anyOf = (all: readonly Selected[]): Selected => ({
  has: (property) => all.some((selected) => selected.has(property)),
  of: (...path) => all.flatMap((selected) => selected.of(...path)),
  in: (property) => anyOf(all.map((selected) => selected.in(property))),
})
