import { BigDecimal } from '@graphprotocol/graph-ts';
import { Reward, Seize } from '../../generated/Hub/IexecInterfaceToken';
import { Account, Task } from '../../generated/schema';
import { hexId } from '../lib/ids';
import { loadDealOf } from './deal';
import { kittyShareBefore, rewardKind, seizeKind } from './moneyKinds';
import { countWorkerReward, countWorkerSeize } from './work';

/** Adds a reward to what its task paid, and to what a worker earned. The task is saved. Returns the kind. */
export function payReward(task: Task, amount: BigDecimal, event: Reward): string {
  const deal = loadDealOf(task)!;
  const kind = rewardKind(task, deal, event.params.owner, event);
  if (kind == 'APP') task.appReward = amount;
  else if (kind == 'DATASET') task.datasetReward = amount;
  else if (kind == 'SCHEDULER') {
    // Only a Boost task adds the kitty's share to it.
    const share = kittyShareBefore(event);
    task.schedulerReward = amount.minus(share);
    if (deal.isBoost) task.kittyShare = share;
  } else if (kind == 'KITTY_SHARE') task.kittyShare = amount;
  else if (kind == 'WORKER') {
    task.workersReward = task.workersReward.plus(amount);
    task.rewardedWorkersCount = task.rewardedWorkersCount + 1;
    countWorkerReward(hexId(event.params.owner), deal.workerpool, amount, event.block.timestamp);
  }
  task.save();
  return kind;
}

/** Adds what was taken to what its task took, and to what its account lost. The task is saved. Returns the kind. */
export function takeSeize(task: Task, amount: BigDecimal, event: Seize): string {
  const kind = seizeKind(task, event.params.owner, event);
  if (kind == 'KITTY_SHARE') return kind;
  const account = Account.load(hexId(event.params.owner))!;
  if (kind == 'PAYMENT') {
    task.payment = amount;
    account.spent = account.spent.plus(amount);
  } else {
    task.stakeSlashed = task.stakeSlashed.plus(amount);
    account.slashed = account.slashed.plus(amount);
  }
  account.save();
  task.save();
  if (kind == 'WORKER_STAKE')
    countWorkerSeize(account.id, loadDealOf(task)!.workerpool, amount, event.block.timestamp);
  return kind;
}
