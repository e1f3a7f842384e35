/**
 * The document by which `@graphprotocol/client-auto-pagination` reads more rows than one page has: the
 * field once per page, under an alias that tells where the page begins.
 */
export const splitPages = (
  { field, args, selection }: Readonly<{ field: string; args: string; selection: string }>,
  { first, limit }: Readonly<{ first: number; limit: number }>,
): string => {
  const pages: string[] = []
  for (let skip = 0; skip < first; skip += limit)
    pages.push(
      `splitted_${skip}_${field}: ${field}(first: ${Math.min(limit, first - skip)}, skip: ${skip}, ${args}) ${selection}`,
    )
  return `{ ${pages.join(' ')} }`
}

/** The rows of all pages, in order. */
export const joinPages = <Row>(data: Readonly<Record<string, readonly Row[]>>): Row[] =>
  Object.values(data).flat()
