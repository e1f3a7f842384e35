import { ask } from './graphql.js'
import { everyRootQuery } from './rootQueries.js'

/** Everything behind each root field of an index, by the query that asks for it. */
export const rootAnswers = async (url: string): Promise<readonly (readonly [string, unknown])[]> => {
  const documents = await everyRootQuery(url)
  const answers: (readonly [string, unknown])[] = []
  for (const document of documents) answers.push([document, await ask(url, document)])
  return answers
}
