import { BigDecimal, BigInt } from '@graphprotocol/graph-ts';
import { Account, WorkerActivityPoint, Workerpool, WorkerpoolWorker } from '../../generated/schema';
import { ONE } from '../lib/constants';
import { dayOf } from '../lib/time';
import { noteActive } from './activePeriod';
import { countOne, noteEarliest, noteLatest, zeroAmounts, zeroCounts } from './counting';
import { getOrCreateProtocol } from './protocol';

/** Counts a contribution of a worker now (seconds since 1970). */
export function countContribution(workerId: string, workerpool: string, now: BigInt): void {
  const worker = Account.load(workerId)!;
  const last = worker.lastContributionAt;
  const before = last === null ? BigInt.zero() : last;
  noteActive('workers', 'newWorkers', before, now);
  if (before.lt(dayOf(now))) countOne(worker, 'activeDaysCount');
  if (last === null) {
    const protocol = getOrCreateProtocol();
    countOne(protocol, 'workersCount');
    protocol.save();
  }
  countOne(worker, 'contributionsCount');
  noteEarliest(worker, 'firstContributionAt', now);
  noteLatest(worker, 'lastContributionAt', now);
  worker.save();

  const membership = getOrNewMembership(workerId, workerpool, now);
  countOne(membership, 'contributionsCount');
  membership.save();
  const point = newPoint(workerId, workerpool);
  point.contributions = ONE;
  point.save();
}

/** A worker was paid for its part in a task, now (seconds since 1970). */
export function countWorkerReward(
  workerId: string,
  workerpool: string,
  amount: BigDecimal,
  now: BigInt,
): void {
  const worker = Account.load(workerId)!;
  worker.workerEarned = worker.workerEarned.plus(amount);
  worker.save();
  const membership = getOrNewMembership(workerId, workerpool, now);
  membership.earned = membership.earned.plus(amount);
  membership.save();
  const point = newPoint(workerId, workerpool);
  point.rewarded = ONE;
  point.earned = amount;
  point.save();
}

/** A worker lost its stake in a task, now (seconds since 1970). */
export function countWorkerSeize(
  workerId: string,
  workerpool: string,
  amount: BigDecimal,
  now: BigInt,
): void {
  const worker = Account.load(workerId)!;
  countOne(worker, 'slashedContributionsCount');
  worker.workerSlashed = worker.workerSlashed.plus(amount);
  worker.save();
  const membership = getOrNewMembership(workerId, workerpool, now);
  membership.slashed = membership.slashed.plus(amount);
  membership.save();
  const point = newPoint(workerId, workerpool);
  point.slashedContributions = ONE;
  point.slashed = amount;
  point.save();
}

/** The work of an account for a workerpool, active now; a new one makes the workerpool's workers one more. */
function getOrNewMembership(worker: string, workerpoolId: string, now: BigInt): WorkerpoolWorker {
  const id = `${workerpoolId}-${worker}`;
  let membership = WorkerpoolWorker.load(id);
  if (membership === null) {
    membership = new WorkerpoolWorker(id);
    membership.workerpool = workerpoolId;
    membership.worker = worker;
    membership.firstActiveAt = now;
    zeroCounts(membership, ['contributionsCount']);
    zeroAmounts(membership, ['earned', 'slashed']);
    const workerpool = Workerpool.load(workerpoolId)!;
    countOne(workerpool, 'workersCount');
    workerpool.save();
  }
  membership.lastActiveAt = now;
  return membership;
}

function newPoint(worker: string, workerpool: string): WorkerActivityPoint {
  const point = new WorkerActivityPoint(0);
  point.timestamp = 0;
  point.worker = worker;
  point.workerpool = workerpool;
  zeroCounts(point, ['contributions', 'rewarded', 'slashedContributions']);
  zeroAmounts(point, ['earned', 'slashed']);
  return point;
}
