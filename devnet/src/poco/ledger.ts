import type { Address } from 'viem'

/** Account that keeps the stakes schedulers lost. */
export const KITTY: Address = '0x99c2268479b93fDe36232351229815DF80837e23'

/** What the hub holds for one account, in nRLC. */
export type AccountState = { balance: bigint; frozen: bigint }

/**
 * Balances as the hub's events change them, in nRLC. Made from the protocol's rules alone, never read from a
 * chain, so that a chain and an index can both be compared with it.
 */
export type Ledger = Readonly<{
  accounts: ReadonlyMap<Address, Readonly<AccountState>>
  totalSupply(): bigint
  stateOf(account: Address): Readonly<AccountState>
  mint(to: Address, amount: bigint): void
  burn(from: Address, amount: bigint): void
  transfer(from: Address, to: Address, amount: bigint): void
  /** Moves free funds under lock: the hub holds them. */
  lock(owner: Address, amount: bigint): void
  unlock(owner: Address, amount: bigint): void
  seize(owner: Address, amount: bigint): void
  reward(owner: Address, amount: bigint): void
  /** Credits the kitty after a claim; nothing moves, the hub holds the funds before and after. */
  fillKitty(amount: bigint): void
  /** Remembers what everybody holds now; the function it gives brings that back. */
  save(): () => void
}>

/** An empty ledger of the hub at this address. */
export const createLedger = (hub: Address): Ledger => {
  const accounts = new Map<Address, AccountState>()
  let supply = 0n
  const of = (account: Address): AccountState => {
    const known = accounts.get(account)
    if (known !== undefined) return known
    const fresh = { balance: 0n, frozen: 0n }
    accounts.set(account, fresh)
    return fresh
  }
  const transfer = (from: Address, to: Address, amount: bigint): void => {
    of(from).balance -= amount
    of(to).balance += amount
  }
  return {
    accounts,
    totalSupply: () => supply,
    stateOf: (account) => accounts.get(account) ?? { balance: 0n, frozen: 0n },
    mint: (to, amount) => {
      supply += amount
      of(to).balance += amount
    },
    burn: (from, amount) => {
      supply -= amount
      of(from).balance -= amount
    },
    transfer,
    lock: (owner, amount) => {
      transfer(owner, hub, amount)
      of(owner).frozen += amount
    },
    unlock: (owner, amount) => {
      transfer(hub, owner, amount)
      of(owner).frozen -= amount
    },
    seize: (owner, amount) => {
      of(owner).frozen -= amount
    },
    reward: (owner, amount) => transfer(hub, owner, amount),
    fillKitty: (amount) => {
      of(KITTY).frozen += amount
    },
    save: () => {
      const savedSupply = supply
      const saved = [...accounts].map(([account, state]) => [account, { ...state }] as const)
      return () => {
        supply = savedSupply
        accounts.clear()
        for (const [account, state] of saved) accounts.set(account, { ...state })
      }
    },
  }
}
