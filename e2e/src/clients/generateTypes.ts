import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from '@graphql-codegen/cli'

/**
 * Runs graphql-codegen's `client` preset on a served schema, as a front end would, for the documents
 * written in `pages.ts` of the folder. The code is put into its `gql/`.
 */
export const generateTypes = async (
  url: string,
  folder: string,
  documents: readonly string[],
): Promise<void> => {
  const constants = documents.map((text, index) => `export const page${index} = graphql(\`${text}\`)`)
  writeFileSync(
    join(folder, 'pages.ts'),
    `import { graphql } from './gql/gql.js'\n\n${constants.join('\n\n')}\n`,
  )
  await generate(
    {
      schema: url,
      documents: [join(folder, 'pages.ts')],
      generates: {
        [`${folder}/gql/`]: {
          preset: 'client',
          config: { useTypeImports: true, strictScalars: true, scalars: SCALARS },
        },
      },
      config: { importExtension: '.js' },
      importExtension: '.js',
      silent: true,
      errorsOnly: true,
    },
    true,
  )
}

const SCALARS = {
  BigInt: 'string',
  BigDecimal: 'string',
  Address: 'string',
  JSON: 'unknown',
  Bytes: 'string',
  Int8: 'string',
  Timestamp: 'string',
}
