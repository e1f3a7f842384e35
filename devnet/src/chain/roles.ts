import { pbkdf2Sync } from 'node:crypto'
import { bytesToHex } from 'viem'
import { HDKey, type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts'

/** Public test phrase every Ethereum tool knows: never put real funds on its accounts. */
export const MNEMONIC = 'test test test test test test test test test test test junk'

/**
 * Who takes part, in the order of the accounts of the phrase. Stories and live actors use accounts of their
 * own, so that neither disturbs the nonces, balances or scores of the other. Walkers are a crowd for random walks.
 */
export const ROLES = [
  'admin',
  'requester',
  'secondRequester',
  'sponsor',
  'beneficiary',
  'appOwner',
  'datasetOwner',
  'scheduler',
  'secondScheduler',
  'stranger',
  'worker1',
  'worker2',
  'worker3',
  'worker4',
  'worker5',
  'worker6',
  'enclave',
  'actorRequester1',
  'actorRequester2',
  'actorSponsor',
  'actorOwner',
  'actorScheduler',
  'actorWorker1',
  'actorWorker2',
  'actorWorker3',
  'actorWorker4',
  'walker1',
  'walker2',
  'walker3',
  'walker4',
  'walker5',
  'walker6',
  'walker7',
  'walker8',
  'walker9',
  'walker10',
  'walker11',
  'walker12',
  'walker13',
  'walker14',
  'walker15',
] as const

export type Role = (typeof ROLES)[number]

/** The key of each role. */
export type Accounts = Readonly<Record<Role, PrivateKeyAccount>>

/** Derives the key of each role from the phrase. */
export const deriveAccounts = (): Accounts => {
  // The phrase is stretched once; viem's mnemonicToAccount would do it again for each account.
  const seed = pbkdf2Sync(MNEMONIC, 'mnemonic', 2_048, 64, 'sha512')
  const parent = HDKey.fromMasterSeed(seed).derive("m/44'/60'/0'/0")
  return Object.fromEntries(
    ROLES.map((role, index) => {
      const { privateKey } = parent.deriveChild(index)
      if (privateKey === null) throw new Error(`No key can be derived for ${role}.`)
      return [role, privateKeyToAccount(bytesToHex(privateKey))]
    }),
  ) as Accounts
}
