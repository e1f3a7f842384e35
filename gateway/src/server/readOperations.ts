import { RequestError } from '../core/requestError.js'
import type { TrustedDocuments } from '../guards/trustedDocuments.js'
import { jsonOrUndefined, readBody } from './readBody.js'
import type { Exchange } from './send.js'

/** The operations of one HTTP request, in the form that Apollo Server takes them. */
export type Operations = Readonly<{
  /** Parsed body; an array is a batch. */
  body: unknown
  search: string
  /** Texts of all documents that came with the request or are named by it. */
  texts: readonly string[]
}>

const MAX_BATCH = 10

/**
 * Reads a request and puts in the texts of trusted documents that it names by their ids.
 *
 * @throws RequestError for too many operations, or an id that is not known.
 */
export const readOperations = async (
  exchange: Exchange,
  { maxBodyBytes, trusted }: Readonly<{ maxBodyBytes: number; trusted: TrustedDocuments }>,
): Promise<Operations | 'malformed'> => {
  const body = await readJson(exchange, maxBodyBytes)
  if (body === 'malformed') return 'malformed'
  const named = (operation: unknown) => withTrustedText(operation, trusted)
  if (Array.isArray(body.json)) {
    const actual = body.json.length
    if (actual > MAX_BATCH)
      throw new RequestError('OPERATION_TOO_COMPLEX', `A batch has at most ${MAX_BATCH} operations.`, {
        facts: { limit: MAX_BATCH, actual },
      })
    const batch = body.json.map(named)
    return { body: batch, search: exchange.search, texts: batch.flatMap(textOf) }
  }
  if (body.json !== undefined) {
    const operation = named(body.json)
    return { body: operation, search: exchange.search, texts: textOf(operation) }
  }
  const { search, text } = withTrustedSearch(exchange.search, named)
  return { body: undefined, search, texts: text === undefined ? [] : [text] }
}

const readJson = async ({ request }: Exchange, limit: number): Promise<'malformed' | { json: unknown }> => {
  if (request.method !== 'POST') return { json: undefined }
  const text = await readBody(request, limit)
  // Other content types are for Apollo to refuse: their requests may come from any site without preflight.
  if (!(request.headers['content-type'] ?? '').includes('json')) return { json: undefined }
  const json = jsonOrUndefined(text)
  return json === undefined ? 'malformed' : { json }
}

const withTrustedText = (operation: unknown, trusted: TrustedDocuments): unknown => {
  if (!isRecord(operation) || typeof operation.query === 'string') return operation
  const { documentId, extensions, ...rest } = operation
  const { persistedQuery, ...others } = isRecord(extensions) ? extensions : {}
  const id = documentId ?? (isRecord(persistedQuery) ? persistedQuery.sha256Hash : undefined)
  const query = typeof id === 'string' ? trusted.textOf(id) : undefined
  if (query !== undefined) return { ...rest, query, extensions: others }
  if (documentId === undefined) return operation
  throw new RequestError('DOCUMENT_NOT_TRUSTED', 'There is no trusted document with this "documentId".')
}

/** The query of a GET request, with the text of the document that it names. */
const withTrustedSearch = (
  search: string,
  named: (operation: unknown) => unknown,
): Readonly<{ search: string; text: string | undefined }> => {
  const params = new URLSearchParams(search)
  const given = params.get('query') ?? undefined
  const [text] = textOf(
    named({
      query: given,
      documentId: params.get('documentId') ?? undefined,
      extensions: jsonOrUndefined(params.get('extensions') ?? ''),
    }),
  )
  if (text === given || text === undefined) return { search, text }
  params.set('query', text)
  for (const name of ['documentId', 'extensions']) params.delete(name)
  return { search: `?${params}`, text }
}

const textOf = (operation: unknown): readonly string[] =>
  isRecord(operation) && typeof operation.query === 'string' ? [operation.query] : []

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
