import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { databasePath } from '../runtime/indexerSettings.js'

const INDEXES = 'indexes.json'

/** Which deployment, and where its files are. */
export type Place = Readonly<{ dataDir: string; network: string; deployment: string }>

const BUILDS = 'builds'

/** Folder of a deployment's build in the data folder. */
export const buildFolder = ({ dataDir, network, deployment }: Place): string =>
  join(dataDir, network, BUILDS, deployment)

/** Ids of the deployments of a network that the data folder has a database of. */
export const keptDeployments = ({ dataDir, network }: Omit<Place, 'deployment'>): readonly string[] => {
  const builds = join(dataDir, network, BUILDS)
  if (!existsSync(builds)) return []
  return readdirSync(builds)
    .sort()
    .filter((deployment) => existsSync(databasePath({ dataDir, network }, { deployment })))
}

/** Networks that the data folder has a database of. */
export const keptNetworks = (dataDir: string): readonly string[] =>
  existsSync(dataDir)
    ? readdirSync(dataDir).filter((network) => keptDeployments({ dataDir, network }).length > 0)
    : []

/**
 * Copies a build, whole or not at all, to where it stays when the next one replaces it. False when it is there
 * already: then it takes only the wishes for indexes, which are no part of what makes a deployment.
 */
export const keepBuild = async (build: string, place: Place): Promise<boolean> => {
  const folder = buildFolder(place)
  if (existsSync(folder)) {
    await rm(join(folder, INDEXES), { force: true })
    if (existsSync(join(build, INDEXES))) await cp(join(build, INDEXES), join(folder, INDEXES))
    return false
  }
  await mkdir(dirname(folder), { recursive: true })
  const unfinished = `${folder}.${randomUUID()}`
  await cp(build, unfinished, { recursive: true })
  await rename(unfinished, folder)
  return true
}

export const deleteBuild = (place: Place): Promise<void> =>
  rm(buildFolder(place), { recursive: true, force: true })

/** Deletes the database of a deployment that nobody has open. */
export const deleteDatabase = async (place: Place): Promise<void> => {
  const path = databasePath(place, place)
  for (const suffix of ['', '-wal', '-shm', '-lock']) await rm(path + suffix, { force: true })
}
