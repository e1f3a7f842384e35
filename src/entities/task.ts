import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { IexecInterfaceToken } from '../../generated/Hub/IexecInterfaceToken';
import { Deal, Task } from '../../generated/schema';
import { boostPlace } from '../lib/boostPlace';
import { CONTRIBUTE_AND_FINALIZE, directCall, FINALIZE } from '../lib/calldata';
import { CONTRIBUTION_UNITS, ONE, REVEAL_UNITS } from '../lib/constants';
import { hexId } from '../lib/ids';
import { TaskPlace } from '../lib/taskPlace';
import { recordInitialization } from './activity';
import { zeroAmounts } from './counting';
import { loadOrReadDeal } from './deal';
import { getOrCreateProtocol } from './protocol';

const AMOUNTS: string[] = [
  'appReward',
  'datasetReward',
  'schedulerReward',
  'kittyShare',
  'workersReward',
  'stakeSlashed',
];

/** A new task of a deal, waiting for contributions or, in a Boost deal, its result; the deal counts it. Saved. */
export function createTask(id: Bytes, deal: Deal, index: BigInt, event: ethereum.Event): Task {
  const task = new Task(hexId(id));
  task.status = 'ACTIVE';
  task.deal = deal.id;
  task.index = index;
  task.requester = deal.requester;
  task.contributions = [];
  task.contributionDeadline = deal.startTime.plus(CONTRIBUTION_UNITS.times(deal.workClockTimeRef));
  task.finalDeadline = deal.deadline;
  task.timestamp = event.block.timestamp;
  task.rewardedWorkersCount = 0;
  task.revealsCount = 0;
  zeroAmounts(task, AMOUNTS);
  task.save();
  deal.initializedTasksCount = deal.initializedTasksCount.plus(ONE);
  deal.save();
  const protocol = getOrCreateProtocol();
  protocol.initializedTasksCount = protocol.initializedTasksCount.plus(ONE);
  protocol.save();
  recordInitialization(deal);
  return task;
}

/**
 * The stored task; one whose initialization was not indexed is read from the hub, and one of the Boost extension,
 * which has no initialization, is found by the transaction that ends it. Null when neither shows the deal.
 */
export function loadOrReadTask(id: Bytes, event: ethereum.Event): Task | null {
  const known = Task.load(hexId(id));
  if (known !== null) return known;
  let place = boostPlace(id, event);
  if (place === null) place = readTaskPlace(id, event);
  if (place === null) return null;
  const deal = loadOrReadDeal(place.dealId, event);
  return deal === null ? null : createTask(id, deal, place.index, event);
}

/** Deal and index of a task as the hub knows them; null when it does not. */
export function readTaskPlace(id: Bytes, event: ethereum.Event): TaskPlace | null {
  const view = IexecInterfaceToken.bind(event.address).try_viewTask(id);
  if (view.reverted) return null;
  const place = new TaskPlace(view.value.dealid, view.value.idx);
  return place.isOf(id) ? place : null;
}

/** End of the reveals after a consensus at some time. */
export function revealDeadline(deal: Deal, consensusAt: BigInt): BigInt {
  return consensusAt.plus(REVEAL_UNITS.times(deal.workClockTimeRef));
}

/** What a task sends to its callback when it ends, from the transaction or, failing that, the hub; null if unknown. */
export function callbackDataOf(id: Bytes, event: ethereum.Event): Bytes | null {
  const finalize = directCall(event, FINALIZE);
  if (finalize !== null && finalize.wordIs(0, id)) return finalize.bytes(2);
  const shortcut = directCall(event, CONTRIBUTE_AND_FINALIZE);
  if (shortcut !== null && shortcut.wordIs(0, id)) return shortcut.bytes(3);
  const view = IexecInterfaceToken.bind(event.address).try_viewTask(id);
  return view.reverted ? null : view.value.resultsCallback;
}
