import type { Command } from 'commander'
import { findNetwork } from '../networks.js'
import { addSettings, readSettings } from '../settings.js'
import { createSteps } from '../steps.js'
import { buildSubgraph } from '../subgraph/buildSubgraph.js'

/** `poco build`: compiles the subgraph for each network into build/<network>. */
export const addBuild = (program: Command): void => {
  const command = program
    .command('build')
    .description(
      'Compile the subgraph for each network into build/<network>, ready for poco or for graph deploy.',
    )
    .option('--force', 'build also what has not changed')
  addSettings(command, ['network']).action(async (flags: Record<string, unknown>) => {
    const { network } = readSettings(['network'], flags)
    const networks = network.map(findNetwork)
    const steps = createSteps()
    for (const { slug } of networks) await buildSubgraph(slug, { steps, force: flags.force === true })
  })
}
