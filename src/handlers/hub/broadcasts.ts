import {
  BroadcastAppOrder as BroadcastAppOrderEvent,
  BroadcastDatasetOrder as BroadcastDatasetOrderEvent,
  BroadcastRequestOrder as BroadcastRequestOrderEvent,
  BroadcastWorkerpoolOrder as BroadcastWorkerpoolOrderEvent,
} from '../../../generated/Hub/IexecInterfaceToken';
import {
  BroadcastAppOrder,
  BroadcastDatasetOrder,
  BroadcastRequestOrder,
  BroadcastWorkerpoolOrder,
} from '../../../generated/schema';
import { appOrderWith } from '../../entities/appOrder';
import { readBroadcastOrder, readBroadcastRequest } from '../../entities/broadcastOrder';
import { datasetOrderWith } from '../../entities/datasetOrder';
import { stampEvent } from '../../entities/eventEntity';
import { noteBroadcast, settleOrder } from '../../entities/orderLifecycle';
import { requestOrderWith } from '../../entities/requestOrder';
import { workerpoolOrderWith } from '../../entities/workerpoolOrder';
import { eventId, hexId } from '../../lib/ids';
import {
  appOrderHash,
  BROADCAST_APP_ORDER,
  BROADCAST_DATASET_ORDER,
  BROADCAST_REQUEST_ORDER,
  BROADCAST_WORKERPOOL_ORDER,
  datasetOrderHash,
  requestOrderHash,
  workerpoolOrderHash,
} from '../../lib/orders';

// Anybody can broadcast anything: a hash proves what an order says, not that anybody agreed to it.

/** An app order was published. */
export function handleBroadcastAppOrder(event: BroadcastAppOrderEvent): void {
  const published = readBroadcastOrder(event, BROADCAST_APP_ORDER, appOrderHash);
  if (published === null) return;
  const order = appOrderWith(published.hash, published.terms);
  if (order !== null) {
    noteBroadcast(order, event);
    settleOrder(order);
    order.save();
  }

  const broadcast = new BroadcastAppOrder(eventId(event));
  stampEvent(broadcast, event);
  broadcast.orderHash = published.hash;
  broadcast.order = hexId(published.hash);
  broadcast.sign = event.params.apporder.sign;
  broadcast.save();
}

/** A dataset order was published. */
export function handleBroadcastDatasetOrder(event: BroadcastDatasetOrderEvent): void {
  const published = readBroadcastOrder(event, BROADCAST_DATASET_ORDER, datasetOrderHash);
  if (published === null) return;
  const order = datasetOrderWith(published.hash, published.terms);
  if (order !== null) {
    noteBroadcast(order, event);
    settleOrder(order);
    order.save();
  }

  const broadcast = new BroadcastDatasetOrder(eventId(event));
  stampEvent(broadcast, event);
  broadcast.orderHash = published.hash;
  broadcast.order = hexId(published.hash);
  broadcast.sign = event.params.datasetorder.sign;
  broadcast.save();
}

/** A workerpool order was published. */
export function handleBroadcastWorkerpoolOrder(event: BroadcastWorkerpoolOrderEvent): void {
  const published = readBroadcastOrder(event, BROADCAST_WORKERPOOL_ORDER, workerpoolOrderHash);
  if (published === null) return;
  const order = workerpoolOrderWith(published.hash, published.terms);
  if (order !== null) {
    noteBroadcast(order, event);
    settleOrder(order);
    order.save();
  }

  const broadcast = new BroadcastWorkerpoolOrder(eventId(event));
  stampEvent(broadcast, event);
  broadcast.orderHash = published.hash;
  broadcast.order = hexId(published.hash);
  broadcast.sign = event.params.workerpoolorder.sign;
  broadcast.save();
}

/** A request order was published. */
export function handleBroadcastRequestOrder(event: BroadcastRequestOrderEvent): void {
  const published = readBroadcastRequest(event, BROADCAST_REQUEST_ORDER, requestOrderHash);
  if (published === null) return;
  const order = requestOrderWith(published.hash, published.terms);
  if (order !== null) {
    noteBroadcast(order, event);
    settleOrder(order);
    order.save();
  }

  const broadcast = new BroadcastRequestOrder(eventId(event));
  stampEvent(broadcast, event);
  broadcast.orderHash = published.hash;
  broadcast.order = hexId(published.hash);
  broadcast.sign = event.params.requestorder.sign;
  broadcast.save();
}
