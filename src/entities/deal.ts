import { BigInt, Bytes, dataSource, ethereum } from '@graphprotocol/graph-ts';
import {
  IexecInterfaceToken__viewDealResultValue0Struct as DealView,
  IexecInterfaceToken,
} from '../../generated/Hub/IexecInterfaceToken';
import { App, Category, Deal, Task, Workerpool } from '../../generated/schema';
import { toRlc } from '../lib/amounts';
import { ONE, ZERO_ADDRESS } from '../lib/constants';
import { hexId } from '../lib/ids';
import { dealsHaveSponsor } from '../lib/networks';
import { bulkCidOf } from '../lib/params';
import { getOrCreateAccount } from './account';
import { getOrCreateApp } from './app';
import { loadOrReadCategory } from './category';
import { getOrCreateDataset } from './dataset';
import { getOrCreateProtocol } from './protocol';
import { getOrCreateWorkerpool } from './workerpool';

/**
 * The stored deal; read from the hub and counted when it is unknown. Null when the hub has no such deal,
 * as for the deals of the Boost extension, or does not answer, as during an upgrade. A deal never changes
 * after its match, so reading it late is as good as reading it in time.
 */
export function loadOrReadDeal(id: Bytes, event: ethereum.Event): Deal | null {
  const known = Deal.load(hexId(id));
  if (known !== null) return known;
  const view = IexecInterfaceToken.bind(event.address).try_viewDeal(id);
  if (view.reverted || view.value.requester == ZERO_ADDRESS) return null;
  const category = loadOrReadCategory(event.address, view.value.category);
  return category === null ? null : createDeal(id, view.value, category, event);
}

/** The deal of a task. */
export function loadDealOf(task: Task): Deal | null {
  return Deal.load(task.deal);
}

function createDeal(id: Bytes, view: DealView, category: Category, event: ethereum.Event): Deal {
  const app = getOrCreateApp(view.app.pointer, view.app.owner, null);
  const workerpool = getOrCreateWorkerpool(view.workerpool.pointer, view.workerpool.owner, null);
  const hasSponsor = dealsHaveSponsor(dataSource.network(), event.block.number);

  const deal = new Deal(hexId(id));
  deal.app = app.id;
  deal.appOwner = getOrCreateAccount(view.app.owner).id;
  deal.appPrice = toRlc(view.app.price);
  if (view.dataset.pointer != ZERO_ADDRESS) {
    deal.dataset = getOrCreateDataset(view.dataset.pointer, view.dataset.owner, null).id;
  }
  deal.datasetOwner = getOrCreateAccount(view.dataset.owner).id;
  deal.datasetPrice = toRlc(view.dataset.price);
  deal.workerpool = workerpool.id;
  deal.workerpoolOwner = getOrCreateAccount(view.workerpool.owner).id;
  deal.workerpoolPrice = toRlc(view.workerpool.price);
  deal.trust = view.trust;
  deal.category = category.id;
  deal.workClockTimeRef = category.workClockTimeRef;
  deal.tag = view.tag;
  deal.requester = getOrCreateAccount(view.requester).id;
  deal.beneficiary = getOrCreateAccount(view.beneficiary).id;
  deal.callback = getOrCreateAccount(view.callback).id;
  deal.sponsor = getOrCreateAccount(hasSponsor ? view.sponsor : ZERO_ADDRESS).id;
  deal.params = view.params;
  deal.startTime = view.startTime;
  deal.timestamp = view.startTime;
  deal.botFirst = view.botFirst;
  deal.botSize = view.botSize;
  deal.initializedTasksCount = BigInt.zero();
  deal.completedTasksCount = BigInt.zero();
  deal.claimedTasksCount = BigInt.zero();
  deal.workerStake = view.workerStake;
  deal.schedulerRewardRatio = view.schedulerRewardRatio;
  // The entity behind the reference appears only if its file is found.
  if (view.dataset.pointer == ZERO_ADDRESS && bulkCidOf(view.params) !== null) deal.bulk = deal.id;
  deal.save();

  countUsage(deal, app, workerpool);
  return deal;
}

function countUsage(deal: Deal, app: App, workerpool: Workerpool): void {
  app.usageCount = app.usageCount.plus(deal.botSize);
  app.lastUsageTimestamp = latest(app.lastUsageTimestamp, deal.startTime);
  app.save();
  workerpool.usageCount = workerpool.usageCount.plus(deal.botSize);
  workerpool.lastUsageTimestamp = latest(workerpool.lastUsageTimestamp, deal.startTime);
  workerpool.save();
  const protocol = getOrCreateProtocol();
  protocol.dealsCount = protocol.dealsCount.plus(ONE);
  protocol.tasksCount = protocol.tasksCount.plus(deal.botSize);
  protocol.save();
}

function latest(a: BigInt, b: BigInt): BigInt {
  return a.gt(b) ? a : b;
}
