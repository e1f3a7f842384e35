/**
 * The query API's filters, orders and pages said a second time, in the plainest way, over objects in
 * memory. Tests compare it with the SQL.
 */
export type Plain = string | number | boolean | null | readonly string[]
export type PlainRow = Readonly<Record<string, Plain>> & { readonly id: string }
export type Where = { readonly [key: string]: Plain | readonly Plain[] | readonly Where[] }
export type Page = Readonly<{
  where: Where
  orderBy: string
  descending: boolean
  first: number
  skip: number
}>

/** How values of a field compare. */
export type Kind = 'text' | 'number' | 'bytes' | 'boolean' | 'list'

const compareText = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

const scaled = (value: string): bigint => {
  const [whole = '', fraction = ''] = value.split('.')
  return BigInt(whole + fraction.padEnd(20, '0'))
}

const compare = (kind: Kind, a: Plain, b: Plain): number => {
  if (kind === 'boolean') return Number(a) - Number(b)
  if (kind !== 'number') return compareText(String(a), String(b))
  const difference = scaled(String(a)) - scaled(String(b))
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Whether the text matches an SQL pattern, one character after the other. */
const like = (
  text: readonly string[],
  pattern: readonly string[],
  fold: (character: string) => string,
): boolean => {
  const [head, ...rest] = pattern
  if (head === undefined) return text.length === 0
  if (head === '%') return text.some((_, at) => like(text.slice(at), rest, fold)) || like([], rest, fold)
  const [first, ...others] = text
  if (first === undefined) return false
  if (head === '\\' && rest[0] !== undefined)
    return fold(first) === fold(rest[0]) && like(others, rest.slice(1), fold)
  return (head === '_' || fold(head) === fold(first)) && like(others, rest, fold)
}

const exact = (character: string): string => character
const foldAscii = (character: string): string => character.replace(/[A-Z]/, (letter) => letter.toLowerCase())

const matchesText = (text: string, operator: string, value: string): boolean => {
  const fold = operator.endsWith('_nocase') ? foldAscii : exact
  const wild = value.startsWith('%') || value.endsWith('%') ? value : `%${value}%`
  const pattern = operator.includes('starts_with')
    ? `${value}%`
    : operator.includes('ends_with')
      ? `%${value}`
      : wild
  return like([...text], [...pattern], fold)
}

const matchesBytes = (own: string, value: string): boolean =>
  Buffer.from(own.slice(2), 'hex').includes(Buffer.from(value.slice(2), 'hex'))

const matchesList = (own: readonly string[], operator: string, wanted: readonly string[]): boolean => {
  if (operator === '') return JSON.stringify(own) === JSON.stringify(wanted)
  if (operator === 'not') return JSON.stringify(own) !== JSON.stringify(wanted)
  if (operator === 'contains') return wanted.every((element) => own.includes(element))
  return !wanted.some((element) => own.includes(element))
}

const isNocaseMember = (own: readonly string[], wanted: readonly string[]): boolean =>
  own.some((element) => wanted.some((pattern) => like([...element], [...pattern], foldAscii)))

const matchesValue = (kind: Kind, own: Plain, operator: string, value: Plain | readonly Plain[]): boolean => {
  if (operator === 'not_contains_nocase' && kind === 'list')
    return !isNocaseMember((own ?? []) as string[], value as string[])
  if (value === null) return operator === '' ? own === null : own !== null
  if (own === null) return false
  if (kind === 'list') {
    if (operator === 'contains_nocase') return isNocaseMember(own as string[], value as string[])
    return matchesList(own as string[], operator, value as string[])
  }
  if (operator === 'in') return (value as Plain[]).some((item) => compare(kind, own, item) === 0)
  if (operator === 'not_in') {
    const items = value as Plain[]
    return items.length > 0 && items.every((item) => compare(kind, own, item) !== 0)
  }
  const order = compare(kind, own, value as Plain)
  switch (operator) {
    case '':
      return order === 0
    case 'not':
      return order !== 0
    case 'gt':
      return order > 0
    case 'gte':
      return order >= 0
    case 'lt':
      return order < 0
    case 'lte':
      return order <= 0
    default: {
      const found =
        kind === 'bytes'
          ? matchesBytes(String(own), String(value))
          : matchesText(String(own), operator, String(value))
      return operator.startsWith('not_') ? !found : found
    }
  }
}

const matches = (kinds: Readonly<Record<string, Kind>>, row: PlainRow, where: Where): boolean =>
  Object.entries(where).every(([key, value]) => {
    if (key === 'and') return (value as Where[]).every((part) => matches(kinds, row, part))
    if (key === 'or') return (value as Where[]).some((part) => matches(kinds, row, part))
    const [field = ''] = key.split('_')
    return matchesValue(
      kinds[field] ?? 'text',
      row[field] ?? null,
      key.slice(field.length + 1),
      value as Plain,
    )
  })

const byKey = (kinds: Readonly<Record<string, Kind>>, field: string) => (a: PlainRow, b: PlainRow) => {
  const [left, right] = [a[field] ?? null, b[field] ?? null]
  const order =
    left === null || right === null
      ? Number(left === null) - Number(right === null)
      : compare(kinds[field] ?? 'text', left, right)
  return order === 0 ? compareText(a.id, b.id) : order
}

/** Ids of the page, in order. */
export const naiveQuery = (
  kinds: Readonly<Record<string, Kind>>,
  rows: readonly PlainRow[],
  { where, orderBy, descending, first, skip }: Page,
): string[] => {
  const sorted = rows.filter((row) => matches(kinds, row, where)).sort(byKey(kinds, orderBy))
  if (descending) sorted.reverse()
  return sorted.slice(skip, skip + first).map(({ id }) => id)
}
