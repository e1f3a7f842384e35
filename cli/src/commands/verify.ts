import { type Report, verify } from '@poco-explorer/verify'
import type { Command } from 'commander'
import { CliError } from '../cliError.js'
import { endpointsOf } from '../endpoints.js'
import { findNetwork } from '../networks.js'
import { openQuery } from '../queryEndpoint.js'
import { requestUrlOf } from '../rpcUrlsOf.js'
import { addSettings, readSettings } from '../settings.js'
import { createSteps } from '../steps.js'
import { hubOf } from '../subgraph/hubOf.js'

const SETTINGS = ['network', 'rpcUrl', 'upstream', 'port', 'host', 'dataDir'] as const

/** `poco verify`: compares an index with the contracts. */
export const addVerify = (program: Command): void => {
  const command = program
    .command('verify')
    .description(
      'Compare the index with the contracts at the indexed block: accounts, resources, categories, orders, deals, ' +
        'tasks, contributions, counters and sums. ' +
        'Asks the server on --port unless --upstream names another endpoint. Exit code 1 when anything differs.',
    )
    .option('--json', 'print the whole report as JSON')
  addSettings(command, SETTINGS).action(async (flags: Record<string, unknown>) => {
    const settings = readSettings(SETTINGS, flags)
    const networks = settings.network.map(findNetwork)
    const upstreams = endpointsOf('--upstream', settings.upstream ?? [], settings.network)
    const steps = createSteps()
    const reports: Record<string, Report> = {}
    for (const { slug } of networks) {
      const rpcUrl = requestUrlOf(settings, slug)
      const [endpoint = `http://${settings.host}:${settings.port}/${slug}/graphql`] =
        upstreams.get(slug) ?? []
      reports[slug] = await steps.run(
        `Compared ${slug} with the contracts`,
        (onProgress) => verify({ query: openQuery(endpoint), rpcUrl, hub: hubOf(slug), onProgress }),
        (report) => `block ${report.block.number}`,
      )
    }
    process.stdout.write(flags.json ? `${JSON.stringify(reports, null, 2)}\n` : describeReports(reports))
    const count = Object.values(reports).reduce((sum, { differences }) => sum + differences.length, 0)
    if (count > 0)
      throw new CliError(
        `The index and the contracts differ in ${count} value${count === 1 ? '' : 's'}.`,
        'The table above lists them; index again from the start, and report it if they stay.',
      )
  })
}

const describeReports = (reports: Readonly<Record<string, Report>>): string =>
  Object.entries(reports)
    .map(([network, { block, checked, differences }]) => {
      const counts = Object.entries(checked).map(([what, count]) => `  ${String(count).padStart(9)} ${what}`)
      const lines = differences.map(
        ({ entity, id, field, indexed, contract }) =>
          `  ${entity} ${id} ${field}: index ${indexed}, contract ${contract}`,
      )
      return [
        `${network}, block ${block.number}: ${differences.length} differences`,
        ...counts,
        ...lines,
        '',
      ].join('\n')
    })
    .join('')
