import { z } from 'zod'
import type { DataSchemaField, DataSchemas } from '../core/modules.js'

const TIMEOUT_MS = 2_000

const QUERY =
  'query ($ids: [ID!]) { protectedDatas(first: 1000, where: { id_in: $ids }) { id schema(first: 1000) { path type } } }'

const DECLARING = `query ($entries: [String!], $after: ID!, $first: Int!) {
  protectedDatas(first: $first, orderBy: id, where: { schema_contains: $entries, id_gt: $after }) { id }
}`
const PAGE = 1_000

const IdsSchema = z.object({ data: z.object({ protectedDatas: z.array(z.object({ id: z.string() })) }) })
const AnswerSchema = z.object({
  data: z.object({
    protectedDatas: z.array(
      z.object({
        id: z.string(),
        schema: z.array(z.object({ path: z.string().nullable(), type: z.string().nullable() })),
      }),
    ),
  }),
})

type Schemas = ReadonlyMap<string, readonly DataSchemaField[]>

/** The schemas that a DataProtector subgraph knows. What is asked at the same moment travels in one request. */
export const createDataSchemas = (url: string): DataSchemas => {
  const ask = async (query: string, variables: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return response.json()
  }
  const read = async (ids: readonly string[]): Promise<Schemas> => {
    const { data } = AnswerSchema.parse(await ask(QUERY, { ids }))
    return new Map(
      data.protectedDatas.map(({ id, schema }) => [
        id,
        schema.flatMap(({ path, type }) => (path === null || type === null ? [] : [{ path, type }])),
      ]),
    )
  }
  let waiting: { ids: string[]; schemas: Promise<Schemas> } | undefined
  const begin = () => {
    const ids: string[] = []
    const schemas = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      waiting = undefined
      return read(ids)
    })
    return { ids, schemas }
  }
  return {
    schemaOf: async (dataset) => {
      waiting ??= begin()
      waiting.ids.push(dataset)
      const found = (await waiting.schemas).get(dataset)
      return found && found.length > 0 ? found : null
    },
    declaring: async (entries, most) => {
      const ids: string[] = []
      for (let first = PAGE; first === PAGE && ids.length < most; ) {
        const variables = { entries, after: ids.at(-1) ?? '', first: PAGE }
        const { data } = IdsSchema.parse(await ask(DECLARING, variables))
        ids.push(...data.protectedDatas.map(({ id }) => id.toLowerCase()))
        first = data.protectedDatas.length
      }
      return ids.slice(0, most)
    },
  }
}
