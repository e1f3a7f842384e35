import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { preset } from '@graphql-codegen/client-preset'
import { codegen } from '@graphql-codegen/core'
import { parse, printSchema } from 'graphql'
import { readSchema } from '../rootQueries.js'

/**
 * Runs graphql-codegen's `client` preset on a served schema, as a front end would, for the documents
 * written in `pages.ts` of the folder. The code is put into its `gql/`.
 */
export const generateTypes = async (
  url: string,
  folder: string,
  documents: readonly string[],
): Promise<void> => {
  const pages = join(folder, 'pages.ts')
  const constants = documents.map((text, index) => `export const page${index} = graphql(\`${text}\`)`)
  writeFileSync(pages, `import { graphql } from './gql/gql.js'\n\n${constants.join('\n\n')}\n`)
  const files = await preset.buildGeneratesSection({
    baseOutputDir: `${folder}/gql/`,
    schema: parse(printSchema(await readSchema(url))),
    documents: documents.map((text) => ({ location: pages, document: parse(text), rawSDL: text })),
    config: { useTypeImports: true, strictScalars: true, scalars: SCALARS, importExtension: '.js' },
    presetConfig: {},
    plugins: [],
    pluginMap: {},
  })
  for (const file of files) {
    mkdirSync(dirname(file.filename), { recursive: true })
    writeFileSync(file.filename, await codegen(file))
  }
}

const SCALARS = {
  BigInt: 'string',
  BigDecimal: 'string',
  Address: 'string',
  Hash: 'string',
  JSON: 'unknown',
  Bytes: 'string',
  Int8: 'string',
  Timestamp: 'string',
}
