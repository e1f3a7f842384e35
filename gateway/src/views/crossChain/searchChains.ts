import type { Args, ViewContext } from '../../core/view.js'
import { searchChain } from '../search/search.js'
import { askChains } from './askChains.js'

/** What an input of the search box stands for on any chain, best first. */
export const searchChains = async (args: Args, context: ViewContext) => {
  const answers = await askChains(context, args.includeTestnets === true, (of) => searchChain(args, of))
  const found = answers.flatMap(({ result }) => result ?? [])
  const hits = found.flatMap((result) => result.hits).toSorted((a, b) => b.score - a.score)
  const exact = found.filter(({ redirect, hits: own }) => redirect && own.includes(redirect))
  const [known = found[0]] = exact
  return {
    normalized: found[0]?.normalized ?? String(args.query).trim(),
    redirect: exact.length > 1 ? null : (known?.redirect ?? null),
    hits: hits.slice(0, Number(args.first ?? 10)),
    totalCount: found.reduce((total, { totalCount }) => total + totalCount, 0),
    warnings: [...new Set(found.flatMap(({ warnings }) => warnings))],
  }
}
