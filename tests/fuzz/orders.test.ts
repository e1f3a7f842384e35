import { Bytes, ethereum } from '@graphprotocol/graph-ts';
import {
  afterEach,
  assert,
  beforeEach,
  clearStore,
  createMockedFunction,
  describe,
  test,
} from 'matchstick-as/assembly/index';
import {
  BroadcastAppOrder,
  BroadcastDatasetOrder,
  BroadcastRequestOrder,
  BroadcastWorkerpoolOrder,
  ClosedAppOrder,
  ClosedDatasetOrder,
  ClosedRequestOrder,
  ClosedWorkerpoolOrder,
  SignedAppOrder,
  SignedDatasetOrder,
  SignedRequestOrder,
  SignedWorkerpoolOrder,
} from '../../generated/Hub/IexecInterfaceToken';
import {
  handleBroadcastAppOrder,
  handleBroadcastDatasetOrder,
  handleBroadcastRequestOrder,
  handleBroadcastWorkerpoolOrder,
  handleClosedAppOrder,
  handleClosedDatasetOrder,
  handleClosedRequestOrder,
  handleClosedWorkerpoolOrder,
  handleSignedAppOrder,
  handleSignedDatasetOrder,
  handleSignedRequestOrder,
  handleSignedWorkerpoolOrder,
} from '../../src/handlers/hub';
import { CallData } from '../../src/lib/calldata';
import {
  appOrderHash,
  datasetOrderHash,
  domainOf,
  requestOrderHash,
  workerpoolOrderHash,
} from '../../src/lib/orders';
import { uintWord } from '../../src/lib/words';
import { HUB, SENDER } from '../fixtures/actors';
import { cutBefore, patched, withMoreBytes, withOtherByte, withOverflowAt } from '../fixtures/damage';
import { at, idAt, mockEvent } from '../fixtures/mockEvent';
import { OrderCall } from '../fixtures/orderCall';
import {
  BROADCAST_APP,
  BROADCAST_DATASET,
  BROADCAST_REQUEST,
  BROADCAST_WORKERPOOL,
  broadcast,
  MANAGE_APP,
  MANAGE_DATASET,
  MANAGE_REQUEST,
  MANAGE_WORKERPOOL,
  manageInput,
  orderEvent,
} from '../fixtures/orderEvents';
import { Random } from '../fixtures/random';
import { assertUnset } from '../fixtures/rows';
import { givenResources } from '../fixtures/stories';
import { addressValue, big, hashValue } from '../fixtures/values';

const CASES = 250;
const FIRST_BLOCK = 1000;

/** Kinds of orders. */
const TYPES = ['AppOrder', 'DatasetOrder', 'WorkerpoolOrder', 'RequestOrder'];
const MANAGE = [MANAGE_APP, MANAGE_DATASET, MANAGE_WORKERPOOL, MANAGE_REQUEST];
const BROADCAST = [BROADCAST_APP, BROADCAST_DATASET, BROADCAST_WORKERPOOL, BROADCAST_REQUEST];
/** Positions of the salts: everything before them is hashed as it is, but for the params of a request. */
const SALTS = [7, 7, 9, 14];

/** Where the order begins in a call that signs or closes it: behind two offsets, the operation and one more offset. */
const MANAGED_AT = 132;
/** Where the order begins in a call that publishes it. */
const BROADCAST_AT = 36;

function orderOf(kind: i32, call: OrderCall): ethereum.Value {
  if (kind == 0) return call.appOrder();
  if (kind == 1) return call.datasetOrder();
  return kind == 2 ? call.workerpoolOrder() : call.requestOrder();
}

function hashAt(kind: i32, input: Bytes, start: i32): Bytes {
  const order = new CallData(input, start);
  const domain = domainOf(HUB, 42161);
  if (kind == 0) return appOrderHash(order, domain)!;
  if (kind == 1) return datasetOrderHash(order, domain)!;
  return kind == 2 ? workerpoolOrderHash(order, domain)! : requestOrderHash(order, domain)!;
}

function saltAt(kind: i32, start: i32): i32 {
  return start + SALTS[kind] * 32;
}

/** The input with damage that no hash survives. */
function damaged(input: Bytes, kind: i32, start: i32, random: Random): Bytes {
  const end = saltAt(kind, start) + 32;
  const way = random.below(4);
  if (way == 0) return cutBefore(input, end, random);
  if (way == 1) return withOtherByte(input, start, end, random);
  if (way == 2) return withMoreBytes(input, 4, start + 32, random);
  return withOverflowAt(input, random.below(2) == 0 ? 4 : start - 96, random);
}

function sign(kind: i32, hash: Bytes, input: Bytes, block: i32): void {
  if (kind == 0) handleSignedAppOrder(managed<SignedAppOrder>(hash, input, block));
  else if (kind == 1) handleSignedDatasetOrder(managed<SignedDatasetOrder>(hash, input, block));
  else if (kind == 2) handleSignedWorkerpoolOrder(managed<SignedWorkerpoolOrder>(hash, input, block));
  else handleSignedRequestOrder(managed<SignedRequestOrder>(hash, input, block));
}

function close(kind: i32, hash: Bytes, input: Bytes, block: i32): void {
  if (kind == 0) handleClosedAppOrder(managed<ClosedAppOrder>(hash, input, block));
  else if (kind == 1) handleClosedDatasetOrder(managed<ClosedDatasetOrder>(hash, input, block));
  else if (kind == 2) handleClosedWorkerpoolOrder(managed<ClosedWorkerpoolOrder>(hash, input, block));
  else handleClosedRequestOrder(managed<ClosedRequestOrder>(hash, input, block));
}

function managed<T extends ethereum.Event>(hash: Bytes, input: Bytes, block: i32): T {
  const event = at(orderEvent<T>(hash), block, 3);
  event.transaction.input = input;
  return event;
}

function publish(kind: i32, order: ethereum.Value, input: Bytes, block: i32): void {
  if (kind == 0) handleBroadcastAppOrder(published<BroadcastAppOrder>(order, input, block));
  else if (kind == 1) handleBroadcastDatasetOrder(published<BroadcastDatasetOrder>(order, input, block));
  else if (kind == 2)
    handleBroadcastWorkerpoolOrder(published<BroadcastWorkerpoolOrder>(order, input, block));
  else handleBroadcastRequestOrder(published<BroadcastRequestOrder>(order, input, block));
}

function published<T extends ethereum.Event>(order: ethereum.Value, input: Bytes, block: i32): T {
  const event = at(mockEvent<T>(HUB, [order]), block, 3);
  event.transaction.input = input;
  return event;
}

describe('fuzzed input of calls about one order', () => {
  beforeEach(() => {
    givenResources();
  });

  afterEach(() => {
    clearStore();
  });

  test('proves no order that it signs', () => {
    const random = new Random(41);
    for (let kind = 0; kind < 4; kind++) {
      const template = manageInput(MANAGE[kind], orderOf(kind, new OrderCall()));
      for (let i = 0; i < CASES; i++) {
        const block = FIRST_BLOCK + kind * CASES + i;
        const input = patched(template, saltAt(kind, MANAGED_AT), uintWord(big(i)));
        const hash = hashAt(kind, input, MANAGED_AT);
        createMockedFunction(HUB, 'viewPresigned', 'viewPresigned(bytes32):(address)')
          .withArgs([hashValue(hash)])
          .returns([addressValue(SENDER)]);
        sign(kind, hash, damaged(input, kind, MANAGED_AT, random), block);

        assert.fieldEquals(`Signed${TYPES[kind]}`, idAt(block, 3), 'orderHash', hash.toHexString());
        assert.fieldEquals('UnseenOrder', hash.toHexString(), 'presigner', SENDER.toHexString());
        assert.notInStore(TYPES[kind], hash.toHexString());
      }
      assert.entityCount(`Signed${TYPES[kind]}`, CASES);
    }
    assert.entityCount('UnseenOrder', 4 * CASES);
  });

  test('proves no order that it closes', () => {
    const random = new Random(42);
    for (let kind = 0; kind < 4; kind++) {
      const template = manageInput(MANAGE[kind], orderOf(kind, new OrderCall()));
      for (let i = 0; i < CASES; i++) {
        const block = FIRST_BLOCK + kind * CASES + i;
        const input = patched(template, saltAt(kind, MANAGED_AT), uintWord(big(i)));
        const hash = hashAt(kind, input, MANAGED_AT);
        close(kind, hash, damaged(input, kind, MANAGED_AT, random), block);

        assert.fieldEquals(`Closed${TYPES[kind]}`, idAt(block, 3), 'orderHash', hash.toHexString());
        assert.fieldEquals('UnseenOrder', hash.toHexString(), 'id', hash.toHexString());
        assert.notInStore(TYPES[kind], hash.toHexString());
      }
    }
    assert.entityCount('UnseenOrder', 4 * CASES);
  });

  test('proves an order that it carries among other bytes', () => {
    const random = new Random(43);
    for (let kind = 0; kind < 4; kind++) {
      const template = manageInput(MANAGE[kind], orderOf(kind, new OrderCall()));
      for (let i = 0; i < CASES; i++) {
        const block = FIRST_BLOCK + kind * CASES + i;
        const input = patched(template, saltAt(kind, MANAGED_AT), uintWord(big(i)));
        const hash = hashAt(kind, input, MANAGED_AT);
        close(
          kind,
          hash,
          random
            .bytes(random.below(60))
            .concat(input)
            .concat(random.bytes(random.below(60))),
          block,
        );

        assert.fieldEquals(`Closed${TYPES[kind]}`, idAt(block, 3), 'orderHash', hash.toHexString());
        assert.fieldEquals(TYPES[kind], hash.toHexString(), 'status', 'CLOSED');
      }
    }
    assert.entityCount('UnseenOrder', 0);
  });

  test('publishes the order under no other hash than its own', () => {
    const random = new Random(44);
    for (let kind = 0; kind < 4; kind++) {
      const order = orderOf(kind, new OrderCall());
      const template = broadcast<ethereum.Event>(BROADCAST[kind], order).transaction.input;
      const hash = hashAt(kind, template, BROADCAST_AT).toHexString();
      for (let i = 0; i < CASES; i++) {
        const block = FIRST_BLOCK + kind * CASES + i;
        const isCut = random.below(2) == 0;
        const end = saltAt(kind, BROADCAST_AT) + 32;
        const input = isCut
          ? Bytes.fromUint8Array(template.slice(0, random.between(4, end)))
          : withOtherByte(template, BROADCAST_AT, end, random);
        publish(kind, order, input, block);
        if (isCut) assert.notInStore(`Broadcast${TYPES[kind]}`, idAt(block, 3));
        // A changed byte may put the params of a request out of bounds.
        else if (kind < 3) assertUnset(`Broadcast${TYPES[kind]}`, idAt(block, 3), []);
        assert.notInStore(TYPES[kind], hash);
      }
      // Without the input of a direct call the event itself is believed.
      publish(kind, order, new Bytes(0), FIRST_BLOCK - 1 - kind);
      assert.fieldEquals(`Broadcast${TYPES[kind]}`, idAt(FIRST_BLOCK - 1 - kind, 3), 'orderHash', hash);
    }
  });
});
