import {
  Lock as LockEvent,
  Reward as RewardEvent,
  Seize as SeizeEvent,
  Transfer as TransferEvent,
  Unlock as UnlockEvent,
} from '../../../generated/Hub/IexecInterfaceToken';
import { Lock, Reward, Seize, Transfer, Unlock } from '../../../generated/schema';
import { getOrCreateAccount } from '../../entities/account';
import { loadDealOf } from '../../entities/deal';
import { stampEvent } from '../../entities/eventEntity';
import { moveStake } from '../../entities/stake';
import { loadOrReadTask } from '../../entities/task';
import { payReward, takeSeize } from '../../entities/taskMoney';
import { toRlc } from '../../lib/amounts';
import { ZERO_ADDRESS } from '../../lib/constants';
import { contributionId, eventId } from '../../lib/ids';

/** Staked RLC moved. The zero address stands for the outside: it mints deposits and burns withdrawals. */
export function handleTransfer(event: TransferEvent): void {
  const amount = toRlc(event.params.value);
  const isDeposit = event.params.from == ZERO_ADDRESS;
  const isWithdrawal = event.params.to == ZERO_ADDRESS;

  // The sender is saved before the receiver is loaded, so that a transfer to oneself changes nothing.
  const from = getOrCreateAccount(event.params.from);
  if (!isDeposit) {
    from.balance = from.balance.minus(amount);
    if (isWithdrawal) from.withdrawn = from.withdrawn.plus(amount);
    from.save();
  }
  const to = getOrCreateAccount(event.params.to);
  if (!isWithdrawal) {
    to.balance = to.balance.plus(amount);
    if (isDeposit) to.deposited = to.deposited.plus(amount);
    to.save();
  }
  moveStake(event, amount);

  const transfer = new Transfer(eventId(event));
  stampEvent(transfer, event);
  transfer.from = from.id;
  transfer.to = to.id;
  transfer.value = amount;
  transfer.save();
}

/** RLC became locked. The transfer of the same amount to the hub has moved the balance already. */
export function handleLock(event: LockEvent): void {
  const amount = toRlc(event.params.amount);
  const account = getOrCreateAccount(event.params.owner);
  account.frozen = account.frozen.plus(amount);
  account.save();

  const lock = new Lock(eventId(event));
  stampEvent(lock, event);
  lock.account = account.id;
  lock.value = amount;
  lock.save();
}

/** Locked RLC was given back. The transfer from the hub has moved the balance already. */
export function handleUnlock(event: UnlockEvent): void {
  const amount = toRlc(event.params.amount);
  const account = getOrCreateAccount(event.params.owner);
  account.frozen = account.frozen.minus(amount);
  account.save();

  const unlock = new Unlock(eventId(event));
  stampEvent(unlock, event);
  unlock.account = account.id;
  unlock.value = amount;
  unlock.save();
}

/** An account was paid. The transfer from the hub has moved the balance already. */
export function handleReward(event: RewardEvent): void {
  const amount = toRlc(event.params.amount);
  // Reading a task late counts for the accounts of its deal, so the account is loaded after it.
  const task = loadOrReadTask(event.params.ref, event);
  const account = getOrCreateAccount(event.params.owner);
  account.earned = account.earned.plus(amount);
  account.save();
  if (task === null) return;

  const reward = new Reward(eventId(event));
  stampEvent(reward, event);
  reward.account = account.id;
  reward.value = amount;
  reward.task = task.id;
  reward.kind = payReward(task, amount, event);
  // Boost tasks have no contributions.
  if (reward.kind == 'WORKER' && !loadDealOf(task)!.isBoost)
    reward.contribution = contributionId(event.params.ref, event.params.owner);
  reward.save();
}

/** Locked RLC was taken, as the price of a task or as a penalty. */
export function handleSeize(event: SeizeEvent): void {
  const amount = toRlc(event.params.amount);
  const task = loadOrReadTask(event.params.ref, event);
  const account = getOrCreateAccount(event.params.owner);
  account.frozen = account.frozen.minus(amount);
  account.save();
  if (task === null) return;

  const seize = new Seize(eventId(event));
  stampEvent(seize, event);
  seize.account = account.id;
  seize.value = amount;
  seize.task = task.id;
  seize.kind = takeSeize(task, amount, event);
  if (seize.kind == 'WORKER_STAKE') seize.contribution = contributionId(event.params.ref, event.params.owner);
  seize.save();
}
