import { ask } from './graphql.js'
import { everyRootQuery } from './rootQueries.js'

/** Everything behind each root field of an index, by the query that asks for it. */
export const rootAnswers = async (url: string): Promise<readonly (readonly [string, unknown])[]> => {
  const documents = await everyRootQuery(url)
  return Promise.all(documents.map(async (document) => [document, await ask(url, document)] as const))
}
