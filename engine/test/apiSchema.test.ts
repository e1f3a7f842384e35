import { readFileSync } from 'node:fs'
import { type ASTNode, type DocumentNode, print, visit } from 'graphql'
import { expect, test } from 'vitest'
import { apiDocument } from '../src/api/schema/apiDocument.js'
import { parseInputSchema } from '../src/core/parseInputSchema.js'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

/** The document as text, for names, types, defaults and their order; what it says in prose may change. */
const withoutDescriptions = (document: DocumentNode): string =>
  `${print(
    visit(document, {
      enter: (node: ASTNode) =>
        'description' in node && node.description ? { ...node, description: undefined } : undefined,
    }),
  )}\n`

const served = (path: string): string => withoutDescriptions(apiDocument(parseInputSchema(read(path))))

test('every kind of type and field is served as published', () => {
  expect(served('./fixtures/apiSchema/tokens.graphql')).toBe(read('./fixtures/apiSchema/tokens.api.graphql'))
})

/** `npx vitest run engine/test/apiSchema.test.ts -u` writes the file anew; its diff shows every change of the API. */
test('the schema of this repository is served as recorded', async () => {
  await expect(served('../../schema.graphql')).toMatchFileSnapshot('./fixtures/apiSchema/poco.api.graphql')
})
