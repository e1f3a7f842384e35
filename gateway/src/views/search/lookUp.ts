import type { Reader } from '../../core/reader.js'
import { type Source, textAt } from '../../core/source.js'
import type { ViewContext } from '../../core/view.js'
import type { SearchQuery } from './normalizeQuery.js'
import type { Place } from './places.js'

/** Something found, and how well it fits before its use counts. */
export type Candidate = Readonly<{ place: Place; source: Source; matchedOn: string; base: number }>

/** Most things of one kind that are looked at. */
export const MOST_OF_A_KIND = 100

const EXACT_ID = 1
const EXACT_NAME = 0.9
const NAME_PREFIX = 0.75
const ID_PREFIX = 0.7
const NAME_PART = 0.5

/** Finds what an input may stand for. Everything is asked at once. */
export const lookUp = async (
  places: readonly Place[],
  { normalized, shapes, text }: SearchQuery,
  { read, offers }: Pick<ViewContext, 'read' | 'offers'>,
): Promise<readonly Candidate[]> => {
  const found = await Promise.all(
    places.flatMap((place) => [
      ...(shapes.has(place.shape) ? [byId(read, place, normalized)] : []),
      ...(shapes.has('prefix') ? [byIdPrefix(read, place, normalized)] : []),
      ...(shapes.has('text')
        ? [
            byName(read, place, {
              text,
              orderBy: offers({ [place.many]: { usageCount: true } }) ? 'usageCount' : 'timestamp',
            }),
          ]
        : []),
    ]),
  )
  return found.flat()
}

const byId = async (read: Reader, place: Place, id: string): Promise<readonly Candidate[]> => {
  const found = await read.one({ field: place.one, args: { id }, select: place.select })
  return found ? [{ place, source: found.source, matchedOn: 'id', base: EXACT_ID }] : []
}

const LENGTHS = { hash: 66, address: 42, number: 0 }

const byIdPrefix = async (read: Reader, place: Place, prefix: string): Promise<readonly Candidate[]> => {
  const length = LENGTHS[place.shape]
  if (prefix.length >= length) return []
  const found = await read.many({
    field: place.many,
    args: {
      first: MOST_OF_A_KIND,
      orderBy: 'id',
      orderDirection: 'asc',
      where: { id_gte: prefix, id_lte: prefix.padEnd(length, 'f') },
    },
    select: place.select,
  })
  return found.map(({ source }) => ({ place, source, matchedOn: 'id', base: ID_PREFIX }))
}

/** The most used of those that are called so, begin so, or have it in their names. */
const byName = async (
  read: Reader,
  place: Place,
  { text, orderBy }: Readonly<{ text: string; orderBy: string }>,
): Promise<readonly Candidate[]> => {
  const name = place.resource?.name
  if (name === undefined) return []
  const found = await Promise.all(
    ['starts_with_nocase', 'contains_nocase'].map((operator) =>
      read.many({
        field: place.many,
        args: {
          first: MOST_OF_A_KIND,
          orderBy,
          orderDirection: 'desc',
          where: { [`${name}_${operator}`]: text },
        },
        select: place.select,
      }),
    ),
  )
  const byAddress = new Map(found.flat().map(({ source }) => [textAt(source, 'id'), source]))
  return [...byAddress.values()].map((source) => ({
    place,
    source,
    matchedOn: name,
    base: nameScore(textAt(source, name), text),
  }))
}

const nameScore = (name: string, text: string): number => {
  const [whole, part] = [name.toLowerCase(), text.toLowerCase()]
  if (whole === part) return EXACT_NAME
  return whole.startsWith(part) ? NAME_PREFIX : NAME_PART
}
