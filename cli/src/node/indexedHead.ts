import { existsSync } from 'node:fs'
import { createQueryApi, databasePath, isEmpty, loadBuild, openReader } from '@poco-explorer/engine'

/** Block up to which a build was indexed in a data folder; undefined when it was not. */
export const indexedHead = (
  build: string,
  place: Readonly<{ dataDir: string; network: string }>,
): number | undefined => {
  const { schema, deployment } = loadBuild(build)
  const path = databasePath(place, { deployment })
  if (!existsSync(path)) return undefined
  const reader = openReader(path)
  try {
    if (isEmpty(reader)) return undefined
    return createQueryApi({ schema, deployment }).execute(reader, { query: '{ __typename }' }).head?.number
  } finally {
    reader.close()
  }
}
