import {
  DealSponsoredBoost as DealSponsoredBoostEvent,
  ResultPushedBoost as ResultPushedBoostEvent,
  SchedulerNoticeBoost as SchedulerNoticeBoostEvent,
} from '../../generated/HubBoost/IexecPocoBoostFacet';
import {
  Deal,
  DealSponsoredBoost,
  ResultPushedBoost,
  SchedulerNoticeBoost,
  Task,
} from '../../generated/schema';
import { getOrCreateAccount } from '../entities/account';
import { readBoostTerms } from '../entities/boostTerms';
import { createDeal } from '../entities/deal';
import { changeSponsor } from '../entities/dealCounts';
import { stampEvent } from '../entities/eventEntity';
import { showsOrdersOf } from '../entities/matchedOrders';
import { createTask } from '../entities/task';
import { countCompletion } from '../entities/taskEnd';
import { pushedCallbackData } from '../lib/boostPlace';
import { ZERO_ADDRESS } from '../lib/constants';
import { eventId, hexId } from '../lib/ids';
import { TaskPlace } from '../lib/taskPlace';

// A Boost deal is matched and claimed with the same events as any other: see hub.ts.

/** A workerpool got a Boost deal. The hub emits this just before the `OrdersMatched`, which tells less. */
export function handleSchedulerNoticeBoost(event: SchedulerNoticeBoostEvent): void {
  const id = event.params.dealId;
  if (Deal.load(hexId(id)) === null) {
    const terms = readBoostTerms(event);
    const isStored = terms !== null && createDeal(id, terms, event) !== null;
    // The match may still make the deal, from its orders. A notice without deal would be of no use to anyone.
    if (!isStored && !showsOrdersOf(id, event)) return;
  }

  const notice = new SchedulerNoticeBoost(eventId(event));
  stampEvent(notice, event);
  notice.workerpool = hexId(event.params.workerpool);
  notice.deal = hexId(id);
  notice.save();
}

/** Somebody paid for a Boost deal. The hub emits this just after the `OrdersMatched`. */
export function handleDealSponsoredBoost(event: DealSponsoredBoostEvent): void {
  const deal = Deal.load(hexId(event.params.dealId));
  if (deal === null) return;
  changeSponsor(deal, getOrCreateAccount(event.params.sponsor).id);
  deal.save();

  const sponsored = new DealSponsoredBoost(eventId(event));
  stampEvent(sponsored, event);
  sponsored.deal = deal.id;
  sponsored.sponsor = deal.sponsor;
  sponsored.save();
}

/** A task of a Boost deal ended with a result. Everybody has been paid by now. */
export function handleResultPushedBoost(event: ResultPushedBoostEvent): void {
  const place = new TaskPlace(event.params.dealId, event.params.index);
  const task = taskAt(place, event);
  if (task === null) return;
  task.status = 'COMPLETED';
  task.results = event.params.results.toHexString();
  task.finalizedAt = event.block.timestamp;
  task.timestamp = event.block.timestamp;

  const deal = Deal.load(task.deal);
  if (deal !== null) {
    task.resultsCallback = callbackDataOf(deal, place, event);
    countCompletion(task, deal, event);
  }
  task.save();

  const pushed = new ResultPushedBoost(eventId(event));
  stampEvent(pushed, event);
  pushed.task = task.id;
  pushed.results = event.params.results;
  pushed.save();
}

/** The task at a place, created unless its payments did; null when its deal is not known. */
function taskAt(place: TaskPlace, event: ResultPushedBoostEvent): Task | null {
  const known = Task.load(hexId(place.taskId()));
  if (known !== null) return known;
  const deal = Deal.load(hexId(place.dealId));
  return deal === null ? null : createTask(place.taskId(), deal, place.index, event);
}

/** Nothing is sent without a callback, whatever the worker wrote. */
function callbackDataOf(deal: Deal, place: TaskPlace, event: ResultPushedBoostEvent): string | null {
  if (deal.callback == hexId(ZERO_ADDRESS)) return '0x';
  const data = pushedCallbackData(place, event);
  return data === null ? null : data.toHexString();
}
