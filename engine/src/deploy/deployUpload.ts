import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EngineError } from '../core/errors.js'
import type { Uploads } from '../files/openUploads.js'
import { loadBuild } from '../runtime/loadBuild.js'
import { DeployError } from './deployError.js'
import type { Subgraphs } from './openSubgraphs.js'
import { unpackUpload } from './unpackUpload.js'

/** Deploys a subgraph whose manifest and files were uploaded. */
export const deployUpload = async (
  { subgraphs, uploads }: Readonly<{ subgraphs: Subgraphs; uploads: Uploads }>,
  { cid, name }: Readonly<{ cid: string; name: string }>,
): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'subgraph-'))
  try {
    await unpackUpload(cid, uploads, folder).catch(failedTo('resolve'))
    await Promise.resolve(folder).then(loadBuild).catch(failedTo('validation'))
    await subgraphs.deploy(folder, [name])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const failedTo =
  (stage: 'resolve' | 'validation') =>
  (cause: unknown): never => {
    if (!(cause instanceof EngineError)) throw cause
    const { message, facts, remedy } = cause
    throw new DeployError(`subgraph ${stage} error: ${message}`, {
      facts,
      cause,
      ...(remedy === undefined ? {} : { remedy }),
    })
  }
