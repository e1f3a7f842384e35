import { existsSync } from 'node:fs'
import { createQueryApi, databasePath, loadBuild, openReader } from '@poco-explorer/engine'

/** Block up to which a build was indexed in a data folder; 0 when it was not. */
export const indexedHead = (build: string, place: Readonly<{ dataDir: string; network: string }>): number => {
  const { schema, deployment } = loadBuild(build)
  const path = databasePath(place, { deployment })
  if (!existsSync(path)) return 0
  const reader = openReader(path)
  try {
    return (
      createQueryApi({ schema, deployment }).execute(reader, { query: '{ __typename }' }).head?.number ?? 0
    )
  } finally {
    reader.close()
  }
}
