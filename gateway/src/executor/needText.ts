import type { Need } from '../core/need.js'

/** A need as a GraphQL selection. */
export const needText = (need: Need): string =>
  Object.entries(need)
    .map(([field, inner]) => (inner === true ? field : `${field}{${needText(inner)}}`))
    .join(' ')

/** What two needs read together. */
export const mergeNeeds = (a: Need, b: Need): Need => {
  const merged: Record<string, true | Need> = { ...a }
  for (const [field, inner] of Object.entries(b)) {
    const known = merged[field]
    merged[field] = inner === true || known === true || known === undefined ? inner : mergeNeeds(known, inner)
  }
  return merged
}
