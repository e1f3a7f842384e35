import {
  OrdersMatched as OrdersMatchedEvent,
  SchedulerNotice as SchedulerNoticeEvent,
} from '../../../generated/Hub/IexecInterfaceToken';
import { OrdersMatched, SchedulerNotice } from '../../../generated/schema';
import { saveMatchedAppOrder } from '../../entities/appOrder';
import { saveMatchedDatasetOrder } from '../../entities/datasetOrder';
import { loadOrReadDeal } from '../../entities/deal';
import { stampEvent } from '../../entities/eventEntity';
import { saveMatchedRequestOrder } from '../../entities/requestOrder';
import { saveMatchedWorkerpoolOrder } from '../../entities/workerpoolOrder';
import { eventId } from '../../lib/ids';

/** A workerpool got a deal. The hub emits this just before `OrdersMatched`, with the deal already stored. */
export function handleSchedulerNotice(event: SchedulerNoticeEvent): void {
  const deal = loadOrReadDeal(event.params.dealid, event);
  if (deal === null) return;

  const notice = new SchedulerNotice(eventId(event));
  stampEvent(notice, event);
  notice.workerpool = deal.workerpool;
  notice.deal = deal.id;
  notice.save();
}

/** Orders became a deal. */
export function handleOrdersMatched(event: OrdersMatchedEvent): void {
  const deal = loadOrReadDeal(event.params.dealid, event);
  if (deal === null) return;
  deal.apporder = saveMatchedAppOrder(event.params.appHash, deal);
  if (deal.dataset !== null) deal.datasetorder = saveMatchedDatasetOrder(event.params.datasetHash, deal);
  deal.workerpoolorder = saveMatchedWorkerpoolOrder(event.params.workerpoolHash, deal);
  deal.requestorder = saveMatchedRequestOrder(event.params.requestHash, deal);
  deal.save();

  const matched = new OrdersMatched(eventId(event));
  stampEvent(matched, event);
  matched.deal = deal.id;
  matched.save();
}
