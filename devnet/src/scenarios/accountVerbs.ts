import { encodeFunctionData } from 'viem'
import type { Role } from '../chain/roles.js'
import { rlcAbi } from '../poco/abis.js'
import { hubAbi } from '../poco/hubAbi.js'
import type { Tale } from './tale.js'

/** The deployer gives RLC to a role; that is no deposit yet. */
export const giveRlc = (tale: Tale, to: Role, amount: bigint): void => {
  tale.send({
    from: 'admin',
    to: tale.addresses.rlc,
    data: encodeFunctionData({
      abi: rlcAbi,
      functionName: 'transfer',
      args: [tale.addressOf(to), amount],
    }),
  })
}

/** Stakes RLC in the hub with one call of the token. */
export const deposit = (tale: Tale, owner: Role, amount: bigint): void => {
  tale.send({
    from: owner,
    to: tale.addresses.rlc,
    data: encodeFunctionData({
      abi: rlcAbi,
      functionName: 'approveAndCall',
      args: [tale.addresses.hub, amount, '0x'],
    }),
  })
  tale.ledger.mint(tale.addressOf(owner), amount)
}

/** Lets the hub take RLC from a role, for the deposits that ask for it. */
export const approveHub = (tale: Tale, owner: Role, amount: bigint): void => {
  tale.send({
    from: owner,
    to: tale.addresses.rlc,
    data: encodeFunctionData({
      abi: rlcAbi,
      functionName: 'approve',
      args: [tale.addresses.hub, amount],
    }),
  })
}

/** Stakes for several accounts at once; the sender pays and must have approved the hub. */
export const depositForArray = (
  tale: Tale,
  payer: Role,
  shares: readonly (readonly [Role, bigint])[],
): void => {
  tale.send({
    from: payer,
    to: tale.addresses.hub,
    data: encodeFunctionData({
      abi: hubAbi,
      functionName: 'depositForArray',
      args: [shares.map(([, amount]) => amount), shares.map(([role]) => tale.addressOf(role))],
    }),
  })
  for (const [role, amount] of shares) tale.ledger.mint(tale.addressOf(role), amount)
}

/** Takes RLC out of the hub, for the owner or for `target`. */
export const withdraw = (tale: Tale, owner: Role, amount: bigint, target?: Role): void => {
  const data =
    target === undefined
      ? encodeFunctionData({ abi: hubAbi, functionName: 'withdraw', args: [amount] })
      : encodeFunctionData({
          abi: hubAbi,
          functionName: 'withdrawTo',
          args: [amount, tale.addressOf(target)],
        })
  tale.send({ from: owner, to: tale.addresses.hub, data })
  tale.ledger.burn(tale.addressOf(owner), amount)
}

/** Moves staked RLC to somebody else, or to oneself. */
export const transferStake = (tale: Tale, from: Role, to: Role, amount: bigint): void => {
  tale.send({
    from,
    to: tale.addresses.hub,
    data: encodeFunctionData({ abi: hubAbi, functionName: 'transfer', args: [tale.addressOf(to), amount] }),
  })
  tale.ledger.transfer(tale.addressOf(from), tale.addressOf(to), amount)
}

/** Allows somebody to move staked RLC of a role. */
export const approveStake = (tale: Tale, owner: Role, spender: Role, amount: bigint): void => {
  tale.send({
    from: owner,
    to: tale.addresses.hub,
    data: encodeFunctionData({
      abi: hubAbi,
      functionName: 'approve',
      args: [tale.addressOf(spender), amount],
    }),
  })
}

/** Moves somebody's staked RLC after they have allowed it: two transactions. */
export const transferStakeFrom = (tale: Tale, spender: Role, from: Role, to: Role, amount: bigint): void => {
  approveStake(tale, from, spender, amount)
  tale.send({
    from: spender,
    to: tale.addresses.hub,
    data: encodeFunctionData({
      abi: hubAbi,
      functionName: 'transferFrom',
      args: [tale.addressOf(from), tale.addressOf(to), amount],
    }),
  })
  tale.ledger.transfer(tale.addressOf(from), tale.addressOf(to), amount)
}
