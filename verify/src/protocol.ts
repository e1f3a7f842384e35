import { zeroAddress } from 'viem'
import type { Hub } from './hub.js'
import { nrlc } from './nrlc.js'
import type { Index } from './pages.js'
import { compare, type Difference } from './report.js'

const COUNTERS = [
  'categoriesCount',
  'appsCount',
  'datasetsCount',
  'workerpoolsCount',
  'dealsCount',
  'tasksCount',
  'completedTasksCount',
  'claimedTasksCount',
] as const

/** What the rows of an index add up to. */
export type Totals = Readonly<Record<(typeof COUNTERS)[number], bigint>>

type Row = Readonly<Record<(typeof COUNTERS)[number] | 'tvl' | 'frozen', string>>

/** The protocol's counters against the rows they count, and the RLC in the hub against its supply. */
export const verifyProtocol = async (
  { query, block }: Index,
  hub: Hub,
  totals: Totals,
): Promise<Difference[]> => {
  const { protocol } = (await query(
    `query Protocol($block: Int!) { protocol(id: "iExec", block: { number: $block }) { ${COUNTERS.join(' ')} tvl frozen } }`,
    { block },
  )) as { protocol: Row | null }
  const supply = await hub.totalSupply()
  // What is locked belongs to the hub.
  const locked = await hub.account(hub.address)
  if (protocol === null) return compare('Protocol', 'iExec', {}, { tvl: supply, ...totals })
  return [
    ...compare(
      'Protocol',
      'iExec',
      { tvl: nrlc(protocol.tvl), frozen: nrlc(protocol.frozen) },
      { tvl: supply, frozen: locked.stake },
    ),
    ...compare('Protocol', 'iExec', protocol, totals),
    ...(await verifyReserve(hub, supply)),
  ]
}

/** RLC or, without a token, coins that came to the hub without a deposit belong to nobody, so there may be more; never less. */
const verifyReserve = async (hub: Hub, supply: bigint): Promise<Difference[]> => {
  const token = await hub.token()
  const held = token === zeroAddress ? await hub.coins() : await hub.balanceOf(token)
  return held >= supply ? [] : compare('Protocol', 'RLC in the hub', { value: supply }, { value: held })
}
