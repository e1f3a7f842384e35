import {
  DealSponsored as DealSponsoredEvent,
  OrdersMatched as OrdersMatchedEvent,
  SchedulerNotice as SchedulerNoticeEvent,
} from '../../../generated/Hub/IexecInterfaceToken';
import { Deal, DealSponsored, OrdersMatched, SchedulerNotice } from '../../../generated/schema';
import { getOrCreateAccount } from '../../entities/account';
import { saveMatchedAppOrder } from '../../entities/appOrder';
import { saveMatchedDatasetOrder } from '../../entities/datasetOrder';
import { createDeal, loadOrReadDeal } from '../../entities/deal';
import { changeSponsor } from '../../entities/dealCounts';
import { deriveTerms } from '../../entities/dealTerms';
import { stampEvent } from '../../entities/eventEntity';
import { findMatchedOrders, showsOrdersOf } from '../../entities/matchedOrders';
import { saveMatchedRequestOrder } from '../../entities/requestOrder';
import { saveMatchedWorkerpoolOrder } from '../../entities/workerpoolOrder';
import { eventId, hexId } from '../../lib/ids';
import { OrderSet } from '../../lib/orders';

/** A workerpool got a deal. The hub emits this just before the `OrdersMatched` that makes the deal known. */
export function handleSchedulerNotice(event: SchedulerNoticeEvent): void {
  const id = event.params.dealid;
  // A notice without its deal would be of no use to anyone.
  if (!showsOrdersOf(id, event) && loadOrReadDeal(id, event) === null) return;

  const notice = new SchedulerNotice(eventId(event));
  stampEvent(notice, event);
  notice.workerpool = hexId(event.params.workerpool);
  notice.deal = hexId(id);
  notice.save();
}

/** Orders became a deal. */
export function handleOrdersMatched(event: OrdersMatchedEvent): void {
  const orders = findMatchedOrders(event);
  const deal = matchedDeal(orders, event);
  if (deal === null) return;
  deal.apporder = saveMatchedAppOrder(event.params.appHash, deal, orders);
  if (deal.dataset !== null) {
    deal.datasetorder = saveMatchedDatasetOrder(event.params.datasetHash, deal, orders);
  }
  deal.workerpoolorder = saveMatchedWorkerpoolOrder(event.params.workerpoolHash, deal, orders);
  deal.requestorder = saveMatchedRequestOrder(event.params.requestHash, deal, orders);
  const matched = new OrdersMatched(eventId(event));
  stampEvent(matched, event);
  deal.matchTransaction = matched.transaction;
  deal.save();
  matched.deal = deal.id;
  matched.save();
}

/** Somebody paid for a deal. The hub emits this just after the `OrdersMatched` that makes the deal known. */
export function handleDealSponsored(event: DealSponsoredEvent): void {
  const deal = loadOrReadDeal(event.params.dealId, event);
  if (deal === null) return;
  changeSponsor(deal, getOrCreateAccount(event.params.sponsor).id);
  deal.save();

  const sponsored = new DealSponsored(eventId(event));
  stampEvent(sponsored, event);
  sponsored.deal = deal.id;
  sponsored.sponsor = deal.sponsor;
  sponsored.save();
}

/** The deal of a match, from its orders if they tell all, else from the hub. */
function matchedDeal(orders: OrderSet | null, event: OrdersMatchedEvent): Deal | null {
  const id = event.params.dealid;
  if (orders !== null && Deal.load(hexId(id)) === null) {
    const terms = deriveTerms(orders, event);
    if (terms !== null) return createDeal(id, terms, event);
  }
  return loadOrReadDeal(id, event);
}
