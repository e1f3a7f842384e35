import type { TrustedManifest } from '@poco-explorer/gateway'
import { z } from 'zod'
import { readJsonFile } from './readJsonFile.js'

/** What `@apollo/generate-persisted-query-manifest` writes. */
const ApolloManifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  operations: z.array(z.object({ id: z.string().min(1), body: z.string().min(1) })),
})
/** What graphql-codegen and Relay write. */
const ById = z.record(z.string().min(1), z.string().min(1))

/** The documents in a file, by their ids. */
export const readTrustedDocuments = (path: string): TrustedManifest => {
  const manifest = readJsonFile(path, {
    flag: '--trusted-documents',
    schema: z.union([
      ApolloManifest.transform(({ operations }) => operations.map(({ id, body }) => [id, body] as const)),
      ById.transform((documents) => Object.entries(documents)),
    ]),
    form: 'documents by id ({ "id": "query …" }) or a manifest of Apollo',
  })
  return new Map(manifest)
}
