import { existsSync } from 'node:fs'
import { copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { writeManifest } from '@poco-explorer/subgraph/manifest'
import { buildDir, PROJECT_DIR } from '../paths.js'
import type { Steps } from '../steps.js'
import { fingerprint } from './fingerprint.js'
import { runGraphCli } from './runGraphCli.js'

const STAMP = '.fingerprint'

/**
 * The folder with the subgraph compiled for a network; compiles it first when a source, an ABI, the manifest
 * or an address changed since. A build that is interrupted leaves the former one in place.
 */
export const buildSubgraph = async (
  network: string,
  { steps, force = false, signal }: { steps: Steps; force?: boolean; signal?: AbortSignal },
): Promise<string> => {
  const folder = buildDir(network)
  const manifest = writeManifest({ network })
  const wanted = await fingerprint(manifest)
  if (!force && existsSync(join(folder, STAMP)) && (await readFile(join(folder, STAMP), 'utf8')) === wanted)
    return folder
  await steps.run(`Compiled the subgraph for ${network}`, async (progress) => {
    progress('types')
    await runGraphCli(
      ['codegen', 'subgraph/subgraph.yaml', '--output-dir', 'generated', '--skip-migrations'],
      signal,
    )
    progress('mappings')
    const fresh = `${folder}.new`
    await rm(fresh, { recursive: true, force: true })
    await runGraphCli(
      [
        'build',
        relative(PROJECT_DIR, manifest),
        '--output-dir',
        relative(PROJECT_DIR, fresh),
        '--skip-migrations',
      ],
      signal,
    )
    await copyFile(join(PROJECT_DIR, 'subgraph/indexes.json'), join(fresh, 'indexes.json'))
    await writeFile(join(fresh, STAMP), wanted)
    await rm(folder, { recursive: true, force: true })
    await rename(fresh, folder)
  })
  return folder
}
