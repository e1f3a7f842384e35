import { Bytes, ethereum } from '@graphprotocol/graph-ts';
import { afterEach, assert, beforeEach, clearStore, describe, test } from 'matchstick-as/assembly/index';
import {
  BroadcastAppOrder,
  BroadcastDatasetOrder,
  BroadcastRequestOrder,
  BroadcastWorkerpoolOrder,
  ClosedAppOrder,
  SignedAppOrder,
} from '../../../generated/Hub/IexecInterfaceToken';
import {
  handleBroadcastAppOrder,
  handleBroadcastDatasetOrder,
  handleBroadcastRequestOrder,
  handleBroadcastWorkerpoolOrder,
  handleClosedAppOrder,
  handleOrdersMatched,
  handleSignedAppOrder,
} from '../../../src/handlers/hub';
import { APP, APP_OWNER, DATASET, RELAY, REQUESTER, WORKERPOOL, ZERO } from '../../fixtures/actors';
import { at, idAt, through, timeOf, transactionHash, withInput } from '../../fixtures/mockEvent';
import { APP_TAG, OrderCall, SALT, SIGN } from '../../fixtures/orderCall';
import {
  BROADCAST_APP,
  BROADCAST_DATASET,
  BROADCAST_REQUEST,
  BROADCAST_WORKERPOOL,
  broadcast,
  orderEvent,
} from '../../fixtures/orderEvents';
import { assertEntity, assertUnset } from '../../fixtures/rows';
import { givenNetwork, givenResources } from '../../fixtures/stories';
import { addressValue, bytesValue, hashValue, tupleValue, uintValue } from '../../fixtures/values';

const BLOCK = 80;

function appBroadcast(call: OrderCall, block: i32): BroadcastAppOrder {
  return at(broadcast<BroadcastAppOrder>(BROADCAST_APP, call.appOrder()), block, 3);
}

function requestBroadcast(call: OrderCall, block: i32): BroadcastRequestOrder {
  return at(broadcast<BroadcastRequestOrder>(BROADCAST_REQUEST, call.requestOrder()), block, 3);
}

/** Checks an order that was only broadcast, and the event that did it. */
function assertUnverified(kind: string, hash: Bytes): void {
  assertEntity(`${kind}Order`, hash.toHexString(), [
    ['volume', '10'],
    ['salt', SALT.toHexString()],
    ['status', 'UNVERIFIED'],
    ['broadcastAt', timeOf(BLOCK).toString()],
    ['matchedVolume', '0'],
    ['consumedVolume', '0'],
  ]);
  assertUnset(`${kind}Order`, hash.toHexString(), ['sign', 'signedAt', 'presigner', 'closedAt']);
  assertEntity(`Broadcast${kind}Order`, idAt(BLOCK, 3), [
    ['order', hash.toHexString()],
    ['orderHash', hash.toHexString()],
    ['sign', SIGN.toHexString()],
    ['transaction', transactionHash(BLOCK).toHexString()],
    ['timestamp', timeOf(BLOCK).toString()],
    ['blockNumber', BLOCK.toString()],
    ['logIndex', '3'],
  ]);
}

describe('handleBroadcastAppOrder()', () => {
  beforeEach(() => {
    givenResources();
  });

  afterEach(() => {
    clearStore();
  });

  test('stores the terms and believes nothing else', () => {
    const call = new OrderCall();
    handleBroadcastAppOrder(appBroadcast(call, BLOCK));
    assertUnverified('App', call.appHash());
    assertEntity('AppOrder', call.appHash().toHexString(), [
      ['app', APP.toHexString()],
      ['appprice', '1'],
      ['tag', APP_TAG.toHexString()],
      ['requesterrestrict', REQUESTER.toHexString()],
    ]);
  });

  test('reads the event when another contract sent it', () => {
    const call = new OrderCall();
    handleBroadcastAppOrder(withInput(through(appBroadcast(call, BLOCK), RELAY), new Bytes(0)));
    assertUnverified('App', call.appHash());
  });

  test('is one order however often it is broadcast', () => {
    const call = new OrderCall();
    handleBroadcastAppOrder(appBroadcast(call, BLOCK));
    handleBroadcastAppOrder(appBroadcast(call, BLOCK + 1));
    assert.entityCount('AppOrder', 1);
    assert.entityCount('BroadcastAppOrder', 2);
    assert.fieldEquals('AppOrder', call.appHash().toHexString(), 'broadcastAt', timeOf(BLOCK + 1).toString());
  });

  test('becomes open when its owner signs on chain', () => {
    const call = new OrderCall();
    handleBroadcastAppOrder(appBroadcast(call, BLOCK));
    handleSignedAppOrder(at(orderEvent<SignedAppOrder>(call.appHash()), 90, 0));
    assertEntity('AppOrder', call.appHash().toHexString(), [
      ['status', 'OPEN'],
      ['presigner', APP_OWNER.toHexString()],
    ]);
  });

  test('is believed once it is matched, and its signature then known', () => {
    const call = new OrderCall();
    handleBroadcastAppOrder(appBroadcast(call, BLOCK));
    handleOrdersMatched(at(call.matched(0, 2), 100, 5));
    assertEntity('AppOrder', call.appHash().toHexString(), [
      ['status', 'PARTIALLY_FILLED'],
      ['sign', SIGN.toHexString()],
      ['matchedVolume', '2'],
    ]);
  });

  test('does not open again what was closed', () => {
    const call = new OrderCall();
    handleClosedAppOrder(at(orderEvent<ClosedAppOrder>(call.appHash()), 70, 0));
    handleBroadcastAppOrder(appBroadcast(call, BLOCK));
    assertEntity('AppOrder', call.appHash().toHexString(), [
      ['status', 'CLOSED'],
      ['consumedVolume', '10'],
    ]);
  });

  test('does not offer what is no known app', () => {
    clearStore();
    givenNetwork('arbitrum-one');
    handleBroadcastAppOrder(appBroadcast(new OrderCall(), BLOCK));
    assert.entityCount('AppOrder', 0);
    assert.entityCount('BroadcastAppOrder', 1);
  });

  test('takes the largest numbers there are', () => {
    const most = Bytes.fromHexString(`0x${'ff'.repeat(32)}`);
    const largest = ethereum.decode('uint256', most)!.toBigInt();
    const order = tupleValue([
      addressValue(APP),
      uintValue(largest),
      uintValue(largest),
      hashValue(most),
      addressValue(ZERO),
      addressValue(ZERO),
      addressValue(ZERO),
      hashValue(most),
      bytesValue(new Bytes(0)),
    ]);
    const event = at(broadcast<BroadcastAppOrder>(BROADCAST_APP, order), BLOCK, 3);
    handleBroadcastAppOrder(event);
    assert.entityCount('AppOrder', 1);
  });
});

describe('handleBroadcastDatasetOrder()', () => {
  beforeEach(() => {
    givenResources();
  });

  afterEach(() => {
    clearStore();
  });

  test('stores the terms and believes nothing else', () => {
    const call = new OrderCall();
    const event = broadcast<BroadcastDatasetOrder>(BROADCAST_DATASET, call.datasetOrder());
    handleBroadcastDatasetOrder(at(event, BLOCK, 3));
    assertUnverified('Dataset', call.datasetHash());
    assert.fieldEquals('DatasetOrder', call.datasetHash().toHexString(), 'dataset', DATASET.toHexString());
    handleBroadcastDatasetOrder(through(at(event, BLOCK + 1, 3), RELAY));
    assert.entityCount('DatasetOrder', 1);
    assert.entityCount('BroadcastDatasetOrder', 2);
  });

  test('does not offer what is no known dataset', () => {
    clearStore();
    givenNetwork('arbitrum-one');
    const order = new OrderCall().datasetOrder();
    handleBroadcastDatasetOrder(at(broadcast<BroadcastDatasetOrder>(BROADCAST_DATASET, order), BLOCK, 3));
    assert.entityCount('DatasetOrder', 0);
    assert.entityCount('BroadcastDatasetOrder', 1);
  });
});

describe('handleBroadcastWorkerpoolOrder()', () => {
  beforeEach(() => {
    givenResources();
  });

  afterEach(() => {
    clearStore();
  });

  test('stores the terms and believes nothing else', () => {
    const call = new OrderCall();
    const event = broadcast<BroadcastWorkerpoolOrder>(BROADCAST_WORKERPOOL, call.workerpoolOrder());
    handleBroadcastWorkerpoolOrder(at(event, BLOCK, 3));
    assertUnverified('Workerpool', call.workerpoolHash());
    assert.fieldEquals(
      'WorkerpoolOrder',
      call.workerpoolHash().toHexString(),
      'workerpool',
      WORKERPOOL.toHexString(),
    );
    handleBroadcastWorkerpoolOrder(through(at(event, BLOCK + 1, 3), RELAY));
    assert.entityCount('WorkerpoolOrder', 1);
    assert.entityCount('BroadcastWorkerpoolOrder', 2);
  });

  test('does not offer what is no known workerpool', () => {
    clearStore();
    givenNetwork('arbitrum-one');
    const order = new OrderCall().workerpoolOrder();
    handleBroadcastWorkerpoolOrder(
      at(broadcast<BroadcastWorkerpoolOrder>(BROADCAST_WORKERPOOL, order), BLOCK, 3),
    );
    assert.entityCount('WorkerpoolOrder', 0);
    assert.entityCount('BroadcastWorkerpoolOrder', 1);
  });
});

describe('handleBroadcastRequestOrder()', () => {
  beforeEach(() => {
    givenResources();
  });

  afterEach(() => {
    clearStore();
  });

  test('stores the terms and believes nothing else', () => {
    const call = new OrderCall().withParams('{"iexec_args":"é😀"}');
    handleBroadcastRequestOrder(requestBroadcast(call, BLOCK));
    assertUnverified('Request', call.requestHash());
    assertEntity('RequestOrder', call.requestHash().toHexString(), [
      ['requester', REQUESTER.toHexString()],
      ['params', '{"iexec_args":"é😀"}'],
    ]);
  });

  test('reads the event when another contract sent it', () => {
    const call = new OrderCall();
    handleBroadcastRequestOrder(through(requestBroadcast(call, BLOCK), RELAY));
    assertUnverified('Request', call.requestHash());
  });

  test('leaves the first index of deals alone', () => {
    const call = new OrderCall();
    handleBroadcastRequestOrder(requestBroadcast(call, BLOCK));
    handleOrdersMatched(at(call.matched(0, 2), 100, 5));
    handleBroadcastRequestOrder(requestBroadcast(call, 101));
    handleOrdersMatched(at(call.matched(2, 3), 102, 5));
    assert.fieldEquals('Deal', call.dealId(2).toHexString(), 'botFirst', '2');
  });

  test('leaves out what it cannot hash: params that are no text, from another contract', () => {
    const call = new OrderCall().withParams('\uFFFD');
    handleBroadcastRequestOrder(through(requestBroadcast(call, BLOCK), RELAY));
    assert.entityCount('BroadcastRequestOrder', 0);
    handleBroadcastRequestOrder(requestBroadcast(call, BLOCK));
    assert.entityCount('BroadcastRequestOrder', 1);
  });

  test('refers to things that do not exist without believing in them', () => {
    clearStore();
    givenNetwork('arbitrum-one');
    const call = new OrderCall();
    handleBroadcastRequestOrder(requestBroadcast(call, BLOCK));
    assertUnverified('Request', call.requestHash());
    assert.entityCount('App', 0);
    assert.entityCount('Dataset', 0);
  });
});
