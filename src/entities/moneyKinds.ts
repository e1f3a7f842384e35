import { Address, BigDecimal, ethereum } from '@graphprotocol/graph-ts';
import { Deal, Lock, Seize, Task, Unlock } from '../../generated/schema';
import { KITTY } from '../lib/constants';
import { eventIdBefore } from '../lib/ids';

// The hub does not say what an amount is for, but it always moves amounts in the same order: see the functions.

/**
 * What locked RLC is taken for. An end with a result begins with the price, an end without one with the price going
 * back: an unlocking just before the stake of the scheduler is taken.
 */
export function seizeKind(task: Task, account: Address, event: ethereum.Event): string {
  if (task.payment === null)
    return Unlock.loadInBlock(eventIdBefore(event, 1)) === null ? 'PAYMENT' : 'SCHEDULER_STAKE';
  return account == KITTY ? 'KITTY_SHARE' : 'WORKER_STAKE';
}

/**
 * What an account is paid for: the app, the dataset, the scheduler's share of the kitty (just after it was taken from
 * the kitty), every worker that revealed, and the scheduler. Prices that are zero are not paid out. A Boost task pays
 * its worker first, and its scheduler all at once.
 */
export function rewardKind(task: Task, deal: Deal, account: Address, event: ethereum.Event): string {
  if (account == KITTY) return 'KITTY';
  if (deal.isBoost && task.rewardedWorkersCount == 0) return 'WORKER';
  if (isDue(deal.appPrice, task.appReward)) return 'APP';
  if (isDue(deal.datasetPrice, task.datasetReward)) return 'DATASET';
  if (!deal.isBoost && kittyShareBefore(event).gt(BigDecimal.zero())) return 'KITTY_SHARE';
  // A worker that finalizes at once reveals after it was paid.
  return task.rewardedWorkersCount < max(1, task.revealsCount) ? 'WORKER' : 'SCHEDULER';
}

/** What was taken from the kitty, in RLC, just before a reward; a transfer lies between the two. */
export function kittyShareBefore(event: ethereum.Event): BigDecimal {
  const taken = Seize.loadInBlock(eventIdBefore(event, 2));
  return taken !== null && taken.kind == 'KITTY_SHARE' ? taken.value : BigDecimal.zero();
}

/** Whether a contribution that is being stored locked a stake, as all do but those that finalize at once. */
export function isStaked(event: ethereum.Event): bool {
  return Lock.loadInBlock(eventIdBefore(event, 1)) !== null;
}

function isDue(price: BigDecimal, paid: BigDecimal): bool {
  return price.gt(BigDecimal.zero()) && paid.equals(BigDecimal.zero());
}
