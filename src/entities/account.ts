import { Address, BigInt, ethereum } from '@graphprotocol/graph-ts';
import { IexecInterfaceToken } from '../../generated/Hub/IexecInterfaceToken';
import { Account } from '../../generated/schema';
import { hexId } from '../lib/ids';
import { zeroAmounts, zeroCounts } from './counting';

const COUNTS: string[] = [
  'appsCount',
  'datasetsCount',
  'workerpoolsCount',
  'contributionsCount',
  'provedContributionsCount',
  'slashedContributionsCount',
  'activeDaysCount',
  'dealsRequestedCount',
  'dealsBeneficiaryCount',
  'dealsCallbackCount',
  'dealsSponsoredCount',
  'tasksRequestedCount',
];

const AMOUNTS: string[] = [
  'balance',
  'frozen',
  'spent',
  'refunded',
  'earned',
  'slashed',
  'deposited',
  'withdrawn',
  'workerEarned',
  'workerSlashed',
];

/** The stored account of an address; created empty when the address is new. */
export function getOrCreateAccount(address: Address): Account {
  const id = hexId(address);
  let account = Account.load(id);
  if (account === null) {
    account = new Account(id);
    account.score = BigInt.zero();
    zeroCounts(account, COUNTS);
    zeroAmounts(account, AMOUNTS);
    account.save();
  }
  return account;
}

/**
 * Brings the score of a worker in line with the contract as of the end of the block, once per worker, and
 * says whether it did. Not saved.
 *
 * Scores move by events alone from then on; only a score earned on an earlier version of the protocol, or
 * before the first indexed block, needs this reading.
 */
export function readScoreOnce(account: Account, worker: Address, event: ethereum.Event): bool {
  if (account.scoreReadAtBlock !== null) return false;
  const score = IexecInterfaceToken.bind(event.address).try_viewScore(worker);
  if (score.reverted) return false;
  account.score = score.value;
  account.scoreReadAtBlock = event.block.number;
  return true;
}

/** Whether the score already includes what happened in the block of the event. */
export function scoreIncludesBlock(account: Account, event: ethereum.Event): bool {
  const readAt = account.scoreReadAtBlock;
  return readAt !== null && readAt.equals(event.block.number);
}
