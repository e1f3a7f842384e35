import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { Deal, Task } from '../../generated/schema';
import { toRlc } from '../lib/amounts';
import { CONTRIBUTION_UNITS, FINAL_UNITS, ZERO_ADDRESS } from '../lib/constants';
import { hexId } from '../lib/ids';
import { bulkCidOf } from '../lib/params';
import { hasBit, TEE } from '../lib/tags';
import { getOrCreateAccount } from './account';
import { getOrCreateApp } from './app';
import { requestBulk } from './bulk';
import { loadOrReadCategory } from './category';
import { getOrCreateDataset } from './dataset';
import { countDeal } from './dealCounts';
import { DealTerms, readTerms } from './dealTerms';
import { getOrCreateWorkerpool } from './workerpool';

/**
 * The stored deal; read from the hub and counted when it is unknown. Null when the hub does not show it. A
 * deal never changes after its match, so reading it late is as good as reading it in time.
 */
export function loadOrReadDeal(id: Bytes, event: ethereum.Event): Deal | null {
  const known = Deal.load(hexId(id));
  if (known !== null) return known;
  const terms = readTerms(id, event);
  return terms === null ? null : createDeal(id, terms, event);
}

/** The deal of a task. */
export function loadDealOf(task: Task): Deal | null {
  return Deal.load(task.deal);
}

/** Stores a deal, with everything it refers to, and counts it. Null when its category cannot be known. */
export function createDeal(id: Bytes, terms: DealTerms, event: ethereum.Event): Deal | null {
  const category = loadOrReadCategory(event.address, terms.category);
  if (category === null) return null;
  const hasDataset = terms.dataset != ZERO_ADDRESS;

  const deal = new Deal(hexId(id));
  deal.app = getOrCreateApp(terms.app, terms.appOwner, null).id;
  deal.appOwner = getOrCreateAccount(terms.appOwner).id;
  deal.appPrice = toRlc(terms.appPrice);
  if (hasDataset) deal.dataset = getOrCreateDataset(terms.dataset, terms.datasetOwner, null).id;
  deal.datasetOwner = getOrCreateAccount(terms.datasetOwner).id;
  deal.datasetPrice = toRlc(terms.datasetPrice);
  deal.workerpool = getOrCreateWorkerpool(terms.workerpool, terms.workerpoolOwner, null).id;
  deal.workerpoolOwner = getOrCreateAccount(terms.workerpoolOwner).id;
  deal.workerpoolPrice = toRlc(terms.workerpoolPrice);
  deal.trust = terms.trust;
  deal.category = category.id;
  deal.workClockTimeRef = category.workClockTimeRef;
  deal.tag = terms.tag;
  deal.requester = getOrCreateAccount(terms.requester).id;
  deal.beneficiary = getOrCreateAccount(terms.beneficiary).id;
  deal.callback = getOrCreateAccount(terms.callback).id;
  deal.sponsor = getOrCreateAccount(terms.sponsor).id;
  deal.params = terms.params;
  deal.startTime = terms.startTime;
  deal.timestamp = terms.startTime;
  const units = terms.isBoost ? CONTRIBUTION_UNITS : FINAL_UNITS;
  deal.deadline = terms.startTime.plus(units.times(category.workClockTimeRef));
  deal.botFirst = terms.botFirst;
  deal.botSize = terms.botSize;
  deal.initializedTasksCount = BigInt.zero();
  deal.completedTasksCount = BigInt.zero();
  deal.claimedTasksCount = BigInt.zero();
  deal.pendingTasksCount = terms.botSize;
  deal.workerStake = terms.workerStake;
  deal.schedulerRewardRatio = terms.schedulerRewardRatio;
  deal.isBoost = terms.isBoost;
  deal.isTee = hasBit(terms.tag, TEE);
  // The entity behind the reference appears only if its file is found.
  const bulkCid = bulkCidOf(terms.params);
  if (!hasDataset && bulkCid !== null) {
    deal.bulk = deal.id;
    requestBulk(bulkCid, id, terms, event);
  }
  deal.save();

  countDeal(deal, event);
  return deal;
}
