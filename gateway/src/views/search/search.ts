import { RequestError } from '../../core/requestError.js'
import type { Args, RootField, View, ViewContext } from '../../core/view.js'
import { lookUp } from './lookUp.js'
import { normalizeQuery, type SearchQuery } from './normalizeQuery.js'
import { PLACES, type SearchKind } from './places.js'
import { idOf, type Ranked, rank } from './rank.js'

const PATHS: Readonly<Partial<Record<SearchKind, string>>> = { ACCOUNT: 'address', TRANSACTION: 'tx' }
const DEFAULT_HITS = 10
const MAX_HITS = 100

const pageSizeOf = ({ first }: Args): number => {
  const size = Number(first ?? DEFAULT_HITS)
  if (size >= 0 && size <= MAX_HITS) return size
  throw new RequestError('PAGE_SIZE_EXCEEDED', `"first" must be between 0 and ${MAX_HITS}, not ${size}.`, {
    facts: { limit: MAX_HITS, actual: size },
  })
}

const hitOf = (
  { chain }: Pick<ViewContext, 'chain'>,
  hit: Readonly<{
    kind: SearchKind
    id: string
    label: string | null
    detail: string
    matchedOn: string
    score: number
  }>,
) => ({
  ...hit,
  chainId: chain.id,
  path: `/${chain.slug}/${PATHS[hit.kind] ?? hit.kind.toLowerCase()}/${hit.id}`,
})

const foundHit = (context: ViewContext, { place, source, matchedOn, score, ...found }: Ranked) =>
  hitOf(context, {
    kind: place.kind,
    id: idOf({ place, source, matchedOn, ...found }),
    label: place.label(source),
    detail: place.detail(source),
    matchedOn,
    score,
  })

/** A naming service that does not answer must not keep the rest from being found. */
const addressNamed = async (name: string, { chain }: ViewContext): Promise<string | null> =>
  chain.modules?.naming?.addressOf(name).catch(() => null) ?? null

const namedHit = (context: ViewContext, label: string, id: string) =>
  hitOf(context, { kind: 'ACCOUNT', id, label, detail: 'account', matchedOn: 'name', score: 0.9 })

const namingWarnings = ({ shapes }: SearchQuery, { chain }: ViewContext): readonly string[] =>
  shapes.has('name') && !chain.modules?.naming
    ? ['Names of accounts are not looked up: this gateway has no naming service.']
    : []

/** What an input of the search box stands for on one chain. */
export const searchChain = async (args: Args, context: ViewContext) => {
  const size = pageSizeOf(args)
  const query = normalizeQuery(String(args.query))
  const kinds = Array.isArray(args.kinds) ? args.kinds : undefined
  const places = PLACES.filter(({ kind }) => kinds?.includes(kind) ?? true)
  const isAccountWanted = places.some(({ kind }) => kind === 'ACCOUNT')
  const [candidates, named] = await Promise.all([
    lookUp(places, query, context),
    isAccountWanted && query.shapes.has('name') ? addressNamed(query.text, context) : null,
  ])
  const ranked = await rank(candidates, context)
  const byName = named === null ? [] : [namedHit(context, query.text, named)]
  const hits = [...byName, ...ranked.map((found) => foundHit(context, found))]
  const unused =
    query.shapes.has('address') && isAccountWanted
      ? hitOf(context, {
          kind: 'ACCOUNT',
          id: query.normalized,
          label: null,
          detail: 'no activity yet',
          matchedOn: 'id',
          score: 1,
        })
      : null
  const [best] = ranked
  return {
    normalized: query.normalized,
    // Only an identifier, or the name of an account, says which page is meant.
    redirect: best?.base === 1 ? hits[0] : (byName[0] ?? unused),
    hits: hits.slice(0, size),
    totalCount: hits.length,
    warnings: [...query.warnings, ...namingWarnings(query, context)],
  }
}

const search: RootField = {
  requires: { _meta: { block: { number: true } } },
  compute: searchChain,
}

/** The search box. */
export const searchView: View = { sdl: 'views/search/search.graphql', roots: { search } }
