import type { Need } from '../../core/need.js'
import { once } from '../../core/once.js'
import type { Found } from '../../core/reader.js'
import { textAt } from '../../core/source.js'
import type { ViewContext } from '../../core/view.js'
import { PROTOCOL } from '../lib/protocolConstants.js'
import { readRows } from '../lib/readRows.js'
import { parseRlc, rlcLater } from '../lib/rlc.js'

/** The `ProtocolStake` of the served schema, at the block of the response. */
export const protocolStake = ({ chain, read }: ViewContext) => {
  const hub = chain.hub.toLowerCase()
  const account = (id: string, select: Need) =>
    once(() => read.one({ field: 'account', args: { id }, select }))
  const protocol = once(() => read.one({ field: 'protocol', args: { id: 'iExec' }, select: { tvl: true } }))
  const amountOf = (found: () => Promise<Found | null>, field: string) => async () => {
    const row = await found()
    return row ? parseRlc(textAt(row.source, field)) : 0n
  }
  const total = amountOf(protocol, 'tvl')
  // Whatever is locked is held by the contract's own account.
  const frozen = amountOf(account(hub, { balance: true }), 'balance')
  return {
    total: rlcLater(total),
    free: rlcLater(async () => {
      const [all, locked] = await Promise.all([total(), frozen()])
      return all - locked
    }),
    frozen: rlcLater(frozen),
    kitty: rlcLater(amountOf(account(PROTOCOL.kittyAddress, { frozen: true }), 'frozen')),
    isConserved: async () => {
      const [all, locked, accounts] = await Promise.all([
        total(),
        frozen(),
        readRows(read, { field: 'accounts', select: { balance: true, frozen: true } }),
      ])
      const sum = (field: string) =>
        accounts.reduce(
          (amount, row) => (row.id === hub ? amount : amount + parseRlc(textAt(row, field))),
          0n,
        )
      return sum('frozen') === locked && sum('balance') + locked === all
    },
  }
}
