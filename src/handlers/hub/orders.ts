import {
  ClosedAppOrder as ClosedAppOrderEvent,
  ClosedDatasetOrder as ClosedDatasetOrderEvent,
  ClosedRequestOrder as ClosedRequestOrderEvent,
  ClosedWorkerpoolOrder as ClosedWorkerpoolOrderEvent,
  SignedAppOrder as SignedAppOrderEvent,
  SignedDatasetOrder as SignedDatasetOrderEvent,
  SignedRequestOrder as SignedRequestOrderEvent,
  SignedWorkerpoolOrder as SignedWorkerpoolOrderEvent,
} from '../../../generated/Hub/IexecInterfaceToken';
import {
  ClosedAppOrder,
  ClosedDatasetOrder,
  ClosedRequestOrder,
  ClosedWorkerpoolOrder,
  SignedAppOrder,
  SignedDatasetOrder,
  SignedRequestOrder,
  SignedWorkerpoolOrder,
} from '../../../generated/schema';
import { managedAppOrder, ownerBehindAppOrder } from '../../entities/appOrder';
import { managedDatasetOrder, ownerBehindDatasetOrder } from '../../entities/datasetOrder';
import { stampEvent } from '../../entities/eventEntity';
import {
  closeUnseenOrder,
  noteClosed,
  noteSigned,
  settleOrder,
  signUnseenOrder,
} from '../../entities/orderLifecycle';
import { managedRequestOrder } from '../../entities/requestOrder';
import { managedWorkerpoolOrder, ownerBehindWorkerpoolOrder } from '../../entities/workerpoolOrder';
import { eventId, hexId } from '../../lib/ids';

/** An app order was signed on chain, so that it can be matched without a signature. */
export function handleSignedAppOrder(event: SignedAppOrderEvent): void {
  const hash = event.params.appHash;
  const order = managedAppOrder(hash, event);
  if (order === null) signUnseenOrder(hash, event);
  else {
    noteSigned(order, hash, ownerBehindAppOrder(order), event);
    settleOrder(order);
    order.save();
  }

  const signed = new SignedAppOrder(eventId(event));
  stampEvent(signed, event);
  signed.orderHash = hash;
  signed.order = hexId(hash);
  signed.save();
}

/** An app order was withdrawn. */
export function handleClosedAppOrder(event: ClosedAppOrderEvent): void {
  const hash = event.params.appHash;
  const order = managedAppOrder(hash, event);
  if (order === null) closeUnseenOrder(hash, event);
  else {
    noteClosed(order, event);
    settleOrder(order);
    order.save();
  }

  const closed = new ClosedAppOrder(eventId(event));
  stampEvent(closed, event);
  closed.orderHash = hash;
  closed.order = hexId(hash);
  closed.save();
}

/** A dataset order was signed on chain, so that it can be matched without a signature. */
export function handleSignedDatasetOrder(event: SignedDatasetOrderEvent): void {
  const hash = event.params.datasetHash;
  const order = managedDatasetOrder(hash, event);
  if (order === null) signUnseenOrder(hash, event);
  else {
    noteSigned(order, hash, ownerBehindDatasetOrder(order), event);
    settleOrder(order);
    order.save();
  }

  const signed = new SignedDatasetOrder(eventId(event));
  stampEvent(signed, event);
  signed.orderHash = hash;
  signed.order = hexId(hash);
  signed.save();
}

/** A dataset order was withdrawn. */
export function handleClosedDatasetOrder(event: ClosedDatasetOrderEvent): void {
  const hash = event.params.datasetHash;
  const order = managedDatasetOrder(hash, event);
  if (order === null) closeUnseenOrder(hash, event);
  else {
    noteClosed(order, event);
    settleOrder(order);
    order.save();
  }

  const closed = new ClosedDatasetOrder(eventId(event));
  stampEvent(closed, event);
  closed.orderHash = hash;
  closed.order = hexId(hash);
  closed.save();
}

/** A workerpool order was signed on chain, so that it can be matched without a signature. */
export function handleSignedWorkerpoolOrder(event: SignedWorkerpoolOrderEvent): void {
  const hash = event.params.workerpoolHash;
  const order = managedWorkerpoolOrder(hash, event);
  if (order === null) signUnseenOrder(hash, event);
  else {
    noteSigned(order, hash, ownerBehindWorkerpoolOrder(order), event);
    settleOrder(order);
    order.save();
  }

  const signed = new SignedWorkerpoolOrder(eventId(event));
  stampEvent(signed, event);
  signed.orderHash = hash;
  signed.order = hexId(hash);
  signed.save();
}

/** A workerpool order was withdrawn. */
export function handleClosedWorkerpoolOrder(event: ClosedWorkerpoolOrderEvent): void {
  const hash = event.params.workerpoolHash;
  const order = managedWorkerpoolOrder(hash, event);
  if (order === null) closeUnseenOrder(hash, event);
  else {
    noteClosed(order, event);
    settleOrder(order);
    order.save();
  }

  const closed = new ClosedWorkerpoolOrder(eventId(event));
  stampEvent(closed, event);
  closed.orderHash = hash;
  closed.order = hexId(hash);
  closed.save();
}

/** A request order was signed on chain, so that it can be matched without a signature. */
export function handleSignedRequestOrder(event: SignedRequestOrderEvent): void {
  const hash = event.params.requestHash;
  const order = managedRequestOrder(hash, event);
  if (order === null) signUnseenOrder(hash, event);
  else {
    noteSigned(order, hash, order.requester, event);
    settleOrder(order);
    order.save();
  }

  const signed = new SignedRequestOrder(eventId(event));
  stampEvent(signed, event);
  signed.orderHash = hash;
  signed.order = hexId(hash);
  signed.save();
}

/** A request order was withdrawn. */
export function handleClosedRequestOrder(event: ClosedRequestOrderEvent): void {
  const hash = event.params.requestHash;
  const order = managedRequestOrder(hash, event);
  if (order === null) closeUnseenOrder(hash, event);
  else {
    noteClosed(order, event);
    settleOrder(order);
    order.save();
  }

  const closed = new ClosedRequestOrder(eventId(event));
  stampEvent(closed, event);
  closed.orderHash = hash;
  closed.order = hexId(hash);
  closed.save();
}
