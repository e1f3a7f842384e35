/**
 * Makes `src/operations.ts` of `src/operations.graphql` and the schema of the gateway.
 * Usage: node codegen.js [file to write instead]
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { codegen } from '@graphql-codegen/core'
import * as typedDocumentNode from '@graphql-codegen/typed-document-node'
import * as operations from '@graphql-codegen/typescript-operations'
import { parse } from 'graphql'

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8')
const SCALARS = ['Address', 'BigDecimal', 'BigInt', 'Bytes', 'Cursor', 'Hash', 'Int8', 'JSON', 'Timestamp']
const text = read('src/operations.graphql')

const code = await codegen({
  filename: 'src/operations.ts',
  schema: parse(read('../../gateway/schema.graphql')),
  documents: [{ location: 'src/operations.graphql', document: parse(text), rawSDL: text }],
  config: {
    useTypeImports: true,
    enumType: 'string-literal',
    scalars: Object.fromEntries(SCALARS.map((name) => [name, name === 'JSON' ? 'unknown' : 'string'])),
  },
  plugins: [{ operations: {} }, { typedDocumentNode: {} }],
  pluginMap: { operations, typedDocumentNode },
})
const [file = new URL('src/operations.ts', import.meta.url)] = process.argv.slice(2)
writeFileSync(file, `/* Made by codegen.js. */\n${code}`)
