/** Entry of all benchmarks: `npm run bench -- <name> [options]`. */
const BENCHES = {
  sync: ['./sync.js', 'how fast a chain is indexed, beside how fast it can be read; memory, checks, growth'],
  head: ['./head.js', 'from a block mined to its entities queryable, looked for and told of'],
  query: ['./query.js', 'the query API on a generated index of 1 M tasks, beside a bare HTTP server'],
  isolation: ['./isolation.js', 'small queries while a sync runs, and the head while heavy queries run'],
  gateway: [
    './gateway.js',
    'what the gateway adds to its upstream: computed fields, pages, cache hits and misses',
  ],
  abuse: ['./abuse.js', 'an ordinary client of the gateway while another abuses it'],
  'eth-calls': ['./ethCalls.js', 'contract calls of each kind of event; writes docs/ethCalls.md'],
}

const HELP = `Usage: npm run bench -- <name> [options]

${Object.entries(BENCHES)
  .map(([name, [, description]]) => `  ${name.padEnd(12)}${description}`)
  .join('\n')}

Options of all but eth-calls:
  --quick         a smaller chain or index, and shorter runs
  --seconds <n>   length of each run of query, isolation, gateway and abuse (default: 5; 2 with --quick)
  --json <file>   write the figures as JSON; without it nothing is written but the generated index,
                  which is kept in the folder for temporary files

Before the first: npm run build && npm run poco -- build`

const [name, ...rest] = process.argv.slice(2)
const bench = BENCHES[name]
if (bench && !rest.includes('--help')) {
  process.argv.splice(2, 1)
  await import(bench[0])
} else {
  console.log(HELP)
  if (name !== undefined && name !== '--help' && !bench) {
    console.error(`\nThere is no benchmark "${name}".`)
    process.exitCode = 1
  }
}
