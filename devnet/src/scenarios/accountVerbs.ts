import { concatHex, encodeFunctionData, type Hex } from 'viem'
import type { Role } from '../chain/roles.js'
import { rlcAbi } from '../poco/abis.js'
import { WEI_PER_NRLC } from '../poco/amounts.js'
import { hubAbi } from '../poco/hubAbi.js'
import { nativeEscrowAbi } from '../poco/nativeEscrowAbi.js'
import type { Tale } from './tale.js'

/** The deployer gives RLC to a role, or coins where these are what the hub holds; that is no deposit yet. */
export const giveRlc = (tale: Tale, to: Role, amount: bigint): void => {
  const recipient = tale.addressOf(to)
  tale.send(
    tale.isNative
      ? { from: 'admin', to: recipient, data: '0x', value: amount * WEI_PER_NRLC }
      : {
          from: 'admin',
          to: tale.addresses.rlc,
          data: encodeFunctionData({ abi: rlcAbi, functionName: 'transfer', args: [recipient, amount] }),
        },
  )
}

/** Stakes in the hub what a role holds, with one call: of the token, or of the hub together with coins. */
export const deposit = (tale: Tale, owner: Role, amount: bigint): void => {
  if (tale.isNative) depositPlainly(tale, owner, amount)
  else depositAndCall(tale, owner, { amount, data: '0x' })
}

/** Stakes RLC with one call of the token that carries a call of the hub; gives the time of its block. */
export const depositAndCall = (
  tale: Tale,
  owner: Role,
  { amount, data }: { amount: bigint; data: Hex },
): number => {
  tale.ledger.mint(tale.addressOf(owner), amount)
  return tale.send({
    from: owner,
    to: tale.addresses.rlc,
    data: encodeFunctionData({
      abi: rlcAbi,
      functionName: 'approveAndCall',
      args: [tale.addresses.hub, amount, data],
    }),
  })
}

/** Lets the hub take RLC from a role, for the deposits that ask for it; coins need no permission. */
export const approveHub = (tale: Tale, owner: Role, amount: bigint): void => {
  if (tale.isNative) return
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
  const amounts = shares.map(([, amount]) => amount)
  tale.send({
    from: payer,
    to: tale.addresses.hub,
    data: encodeFunctionData({
      abi: hubAbi,
      functionName: 'depositForArray',
      args: [amounts, shares.map(([role]) => tale.addressOf(role))],
    }),
    value: tale.isNative ? amounts.reduce((sum, amount) => sum + amount, 0n) * WEI_PER_NRLC : 0n,
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

/** Stakes RLC without the token's own call: for oneself, or for `target`. Coins may leave a `rest` in wei, which comes back. */
export const depositPlainly = (
  tale: Tale,
  payer: Role,
  amount: bigint,
  { target, rest = 0n }: { target?: Role; rest?: bigint } = {},
): void => {
  approveHub(tale, payer, amount)
  tale.send({
    from: payer,
    to: tale.addresses.hub,
    data: encodeDeposit(tale, amount, target),
    value: tale.isNative ? amount * WEI_PER_NRLC + rest : 0n,
  })
  tale.ledger.mint(tale.addressOf(target ?? payer), amount)
}

const encodeDeposit = ({ isNative, addressOf }: Tale, amount: bigint, target: Role | undefined): Hex => {
  if (isNative)
    return target === undefined
      ? encodeFunctionData({ abi: nativeEscrowAbi, functionName: 'deposit' })
      : encodeFunctionData({ abi: nativeEscrowAbi, functionName: 'depositFor', args: [addressOf(target)] })
  return target === undefined
    ? encodeFunctionData({ abi: hubAbi, functionName: 'deposit', args: [amount] })
    : encodeFunctionData({ abi: hubAbi, functionName: 'depositFor', args: [amount, addressOf(target)] })
}

/** Stakes coins that come along with any call the hub has no function for, or with none. */
export const depositByTransfer = (tale: Tale, owner: Role, amount: bigint, data: Hex = '0x'): void => {
  tale.send({ from: owner, to: tale.addresses.hub, data, value: amount * WEI_PER_NRLC })
  tale.ledger.mint(tale.addressOf(owner), amount)
}

/** Leaves RLC with the hub that it knows nothing of, until the administrator takes the stake for it. */
export const recoverStray = (tale: Tale, amount: bigint): void => {
  const { hub, rlc } = tale.addresses
  // Coins are forced on the hub by a contract that ends while it is created: PUSH20 hub SELFDESTRUCT.
  tale.send(
    tale.isNative
      ? { from: 'admin', to: null, data: concatHex(['0x73', hub, '0xff']), value: amount * WEI_PER_NRLC }
      : {
          from: 'admin',
          to: rlc,
          data: encodeFunctionData({ abi: rlcAbi, functionName: 'transfer', args: [hub, amount] }),
        },
  )
  tale.send({ from: 'admin', to: hub, data: encodeFunctionData({ abi: hubAbi, functionName: 'recover' }) })
  tale.ledger.mint(tale.addressOf('admin'), amount)
}
