import type { SearchQuery, SearchWord } from './searchQuery.js'

/** Places of a word in a text, ascending. */
export type Lookup = (word: SearchWord) => readonly number[]

/** Places where a part of a query ends, or all others when negated, and how many words it spans beyond one. */
type Places = Readonly<{ set: ReadonlySet<number>; negated: boolean; width: number }>

const union = (a: ReadonlySet<number>, b: ReadonlySet<number>) => new Set([...a, ...b])
const filtered = (set: ReadonlySet<number>, keep: (place: number) => boolean) =>
  new Set([...set].filter(keep))
const holds = ({ set, negated }: Places, place: number): boolean => set.has(place) !== negated

const both = (a: Places, b: Places): Places => {
  const width = Math.max(a.width, b.width)
  if (a.negated && b.negated) return { set: union(a.set, b.set), negated: true, width }
  const [plain, other] = a.negated ? [b, a] : [a, b]
  return { set: filtered(plain.set, (place) => holds(other, place)), negated: false, width }
}

const negate = (places: Places): Places => ({ ...places, negated: !places.negated })

const near = (left: Places, right: Places, distance: number): Places => {
  const width = left.width + distance + right.width
  const shift = distance + right.width
  const moved: Places = { ...left, set: new Set([...left.set].map((place) => place + shift)) }
  return { ...both(moved, right), width }
}

const placesOf = (query: SearchQuery, lookup: Lookup): Places => {
  switch (query.kind) {
    case 'word':
      return { set: new Set(lookup(query)), negated: false, width: 0 }
    case 'not':
      return negate(placesOf(query.operand, lookup))
    case 'and':
      return both(placesOf(query.left, lookup), placesOf(query.right, lookup))
    case 'or':
      return negate(both(negate(placesOf(query.left, lookup)), negate(placesOf(query.right, lookup))))
    case 'near':
      return near(placesOf(query.left, lookup), placesOf(query.right, lookup), query.distance)
  }
}

/** Whether a text is what a query looks for. */
export const matches = (query: SearchQuery, lookup: Lookup): boolean => {
  switch (query.kind) {
    case 'word':
      return lookup(query).length > 0
    case 'not':
      return !matches(query.operand, lookup)
    case 'and':
      return matches(query.left, lookup) && matches(query.right, lookup)
    case 'or':
      return matches(query.left, lookup) || matches(query.right, lookup)
    case 'near': {
      const { set, negated } = placesOf(query, lookup)
      return negated || set.size > 0
    }
  }
}
