import type { Address, Hex } from 'viem'
import type { Role } from './roles.js'

/** A transaction somebody is going to send: plain data until a chain mines it. */
export type Transaction = Readonly<{
  from: Role
  /** Contract that is called; null to create one. */
  to: Address | null
  data: Hex
  /** Coins that go with it, in wei. @default 0n */
  value?: bigint
}>

/** One block to be mined: its transactions in order. */
export type PlannedBlock = readonly Transaction[]
