import { BigDecimal, BigInt } from '@graphprotocol/graph-ts';
import { ActivityPoint, DatasetActivityPoint, Deal, Task } from '../../generated/schema';
import { ONE } from '../lib/constants';
import { durationClass, NO_DURATION } from '../lib/durationClass';
import { GPU, GRAMINE, hasBit, SCONE, TDX, TEE } from '../lib/tags';
import { dayOf, hourOf } from '../lib/time';
import { zeroAmounts, zeroCounts } from './counting';
import { isSponsored, priceOf } from './payment';

const COUNTS: string[] = [
  'deals',
  'tasks',
  'initialized',
  'completed',
  'claimed',
  'teeTasks',
  'sconeTasks',
  'gramineTasks',
  'tdxTasks',
  'gpuTasks',
  'duration',
];

const AMOUNTS: string[] = [
  'committed',
  'settled',
  'refunded',
  'sponsored',
  'appRevenue',
  'datasetRevenue',
  'workerpoolRevenue',
  'schedulerRevenue',
  'workersRevenue',
  'kittyShare',
  'slashed',
];

/** A deal was matched. */
export function recordMatch(deal: Deal): void {
  const point = newPoint(deal);
  point.deals = ONE;
  point.tasks = deal.botSize;
  point.committed = priceOf(deal).times(new BigDecimal(deal.botSize));
  point.teeTasks = tasksWith(deal, TEE);
  point.sconeTasks = tasksWith(deal, SCONE);
  point.gramineTasks = tasksWith(deal, GRAMINE);
  point.tdxTasks = tasksWith(deal, TDX);
  point.gpuTasks = tasksWith(deal, GPU);
  point.save();

  const dataset = newDatasetPoint(deal);
  if (dataset === null) return;
  dataset.deals = ONE;
  dataset.tasks = deal.botSize;
  dataset.teeTasks = point.teeTasks;
  dataset.save();
}

/** A task of a deal was initialized. */
export function recordInitialization(deal: Deal): void {
  const point = newPoint(deal);
  point.initialized = ONE;
  point.save();
}

/** A task of a deal was completed at some time, with everybody paid. */
export function recordCompletion(task: Task, deal: Deal, time: BigInt): void {
  const duration = time.minus(deal.startTime);
  const point = newPoint(deal);
  point.completed = ONE;
  point.settled = priceOf(deal);
  if (isSponsored(deal)) point.sponsored = point.settled;
  point.appRevenue = deal.appPrice;
  point.datasetRevenue = deal.datasetPrice;
  point.workerpoolRevenue = deal.workerpoolPrice;
  point.schedulerRevenue = task.schedulerReward;
  point.workersRevenue = task.workersReward;
  point.kittyShare = task.kittyShare;
  point.slashed = task.stakeSlashed;
  point.duration = duration;
  point.durationClass = durationClass(duration);
  point.save();

  const dataset = newDatasetPoint(deal);
  if (dataset === null) return;
  dataset.completed = ONE;
  dataset.datasetRevenue = deal.datasetPrice;
  dataset.duration = duration;
  dataset.durationClass = point.durationClass;
  dataset.save();
}

/** A task of a deal was claimed. */
export function recordClaim(task: Task, deal: Deal): void {
  const point = newPoint(deal);
  point.claimed = ONE;
  point.refunded = priceOf(deal);
  point.slashed = task.stakeSlashed;
  point.save();

  const dataset = newDatasetPoint(deal);
  if (dataset === null) return;
  dataset.claimed = ONE;
  dataset.save();
}

function newPoint(deal: Deal): ActivityPoint {
  const point = new ActivityPoint(0);
  point.timestamp = 0;
  point.app = deal.app;
  point.workerpool = deal.workerpool;
  point.requester = deal.requester;
  point.category = deal.category;
  point.matchedHour = hourOf(deal.startTime);
  point.deadlineHour = hourOf(deal.deadline);
  point.matchedDay = dayOf(deal.startTime);
  point.deadlineDay = dayOf(deal.deadline);
  point.durationClass = NO_DURATION;
  zeroCounts(point, COUNTS);
  zeroAmounts(point, AMOUNTS);
  return point;
}

function newDatasetPoint(deal: Deal): DatasetActivityPoint | null {
  const dataset = deal.dataset;
  if (dataset === null) return null;
  const point = new DatasetActivityPoint(0);
  point.timestamp = 0;
  point.dataset = dataset;
  point.requester = deal.requester;
  point.matchedDay = dayOf(deal.startTime);
  point.deadlineDay = dayOf(deal.deadline);
  point.durationClass = NO_DURATION;
  zeroCounts(point, ['deals', 'tasks', 'completed', 'claimed', 'teeTasks', 'duration']);
  zeroAmounts(point, ['datasetRevenue']);
  return point;
}

function tasksWith(deal: Deal, bit: i32): BigInt {
  return hasBit(deal.tag, bit) ? deal.botSize : BigInt.zero();
}
