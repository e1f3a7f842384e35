import { Address, Bytes } from '@graphprotocol/graph-ts';
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
  ClosedAppOrder,
  ClosedDatasetOrder,
  ClosedRequestOrder,
  ClosedWorkerpoolOrder,
  SignedAppOrder,
  SignedDatasetOrder,
  SignedRequestOrder,
  SignedWorkerpoolOrder,
} from '../../../generated/Hub/IexecInterfaceToken';
import { handleAppTransfer } from '../../../src/handlers/appRegistry';
import {
  handleClosedAppOrder,
  handleClosedDatasetOrder,
  handleClosedRequestOrder,
  handleClosedWorkerpoolOrder,
  handleOrdersMatched,
  handleSignedAppOrder,
  handleSignedDatasetOrder,
  handleSignedRequestOrder,
  handleSignedWorkerpoolOrder,
} from '../../../src/handlers/hub';
import {
  APP,
  APP_OWNER,
  BENEFICIARY,
  CALLBACK,
  DATASET,
  DATASET_OWNER,
  HUB,
  RELAY,
  REQUESTER,
  SCHEDULER,
  SPONSOR,
  WORKERPOOL,
  ZERO,
} from '../../fixtures/actors';
import { DealView } from '../../fixtures/hubViews';
import { at, idAt, through, timeOf, transactionHash, withInput } from '../../fixtures/mockEvent';
import { APP_TAG, NO_TAG, OrderCall, REQUEST_TAG, SALT } from '../../fixtures/orderCall';
import {
  MANAGE_APP,
  MANAGE_DATASET,
  MANAGE_REQUEST,
  MANAGE_WORKERPOOL,
  manageInput,
  orderEvent,
} from '../../fixtures/orderEvents';
import { appTransfer } from '../../fixtures/registryEvents';
import { assertEntity, assertUnset } from '../../fixtures/rows';
import { givenNetwork, givenResources } from '../../fixtures/stories';
import { addressValue, hashValue } from '../../fixtures/values';

const SIGN_BLOCK = 90;
const MATCH_BLOCK = 100;
const CLOSE_BLOCK = 110;

/** What the hub keeps as the signer of an order. */
function presignerIs(hash: Bytes, signer: Address): void {
  createMockedFunction(HUB, 'viewPresigned', 'viewPresigned(bytes32):(address)')
    .withArgs([hashValue(hash)])
    .returns([addressValue(signer)]);
}

function presignerReverts(hash: Bytes): void {
  createMockedFunction(HUB, 'viewPresigned', 'viewPresigned(bytes32):(address)')
    .withArgs([hashValue(hash)])
    .reverts();
}

function signedApp(call: OrderCall, block: i32): SignedAppOrder {
  const event = at(orderEvent<SignedAppOrder>(call.appHash()), block, 3);
  return withInput(event, manageInput(MANAGE_APP, call.appOrder()));
}

function closedApp(call: OrderCall, block: i32): ClosedAppOrder {
  const event = at(orderEvent<ClosedAppOrder>(call.appHash()), block, 3);
  return withInput(event, manageInput(MANAGE_APP, call.appOrder()));
}

/** Checks the life of an order that was signed and then matched for 2 of its 10 tasks. */
function assertPartly(type: string, hash: Bytes): void {
  assertEntity(type, hash.toHexString(), [
    ['status', 'PARTIALLY_FILLED'],
    ['signedAt', timeOf(SIGN_BLOCK).toString()],
    ['volume', '10'],
    ['matchedVolume', '2'],
    ['consumedVolume', '2'],
  ]);
}

/** Checks the life of an order that was only closed. */
function assertClosed(type: string, hash: Bytes): void {
  assertEntity(type, hash.toHexString(), [
    ['status', 'CLOSED'],
    ['closedAt', timeOf(CLOSE_BLOCK).toString()],
    ['matchedVolume', '0'],
    ['consumedVolume', '10'],
  ]);
  assertUnset(type, hash.toHexString(), ['signedAt', 'presigner', 'sign']);
}

function assertEvent(type: string, block: i32, hash: Bytes): void {
  assertEntity(type, idAt(block, 3), [
    ['order', hash.toHexString()],
    ['orderHash', hash.toHexString()],
    ['transaction', transactionHash(block).toHexString()],
    ['timestamp', timeOf(block).toString()],
    ['blockNumber', block.toString()],
    ['logIndex', '3'],
  ]);
}

describe('handleSignedAppOrder()', () => {
  beforeEach(() => {
    givenResources();
  });

  afterEach(() => {
    clearStore();
  });

  test('stores an order that nobody has matched, with the terms of the call', () => {
    const call = new OrderCall();
    handleSignedAppOrder(signedApp(call, SIGN_BLOCK));
    assertEntity('AppOrder', call.appHash().toHexString(), [
      ['app', APP.toHexString()],
      ['appprice', '1'],
      ['volume', '10'],
      ['tag', APP_TAG.toHexString()],
      ['datasetrestrict', ZERO.toHexString()],
      ['workerpoolrestrict', WORKERPOOL.toHexString()],
      ['requesterrestrict', REQUESTER.toHexString()],
      ['salt', SALT.toHexString()],
      ['status', 'OPEN'],
      ['signedAt', timeOf(SIGN_BLOCK).toString()],
      ['presigner', APP_OWNER.toHexString()],
      ['matchedVolume', '0'],
      ['consumedVolume', '0'],
    ]);
    // No hash covers the signature, and nobody has checked it.
    assertUnset('AppOrder', call.appHash().toHexString(), ['sign', 'closedAt']);
    assertEvent('SignedAppOrder', SIGN_BLOCK, call.appHash());
    assert.entityCount('UnseenOrder', 0);
  });

  test('follows the order through its matches to the end', () => {
    const call = new OrderCall();
    handleSignedAppOrder(signedApp(call, SIGN_BLOCK));
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    assertPartly('AppOrder', call.appHash());
    handleOrdersMatched(at(call.matched(2, 8), MATCH_BLOCK + 1, 5));
    assertEntity('AppOrder', call.appHash().toHexString(), [
      ['status', 'FILLED'],
      ['consumedVolume', '10'],
    ]);
  });

  test('signs again for a new owner', () => {
    const call = new OrderCall();
    handleSignedAppOrder(signedApp(call, SIGN_BLOCK));
    handleAppTransfer(at(appTransfer(APP_OWNER, SPONSOR, APP), 95, 0));
    handleSignedAppOrder(signedApp(call, 96));
    assertEntity('AppOrder', call.appHash().toHexString(), [
      ['presigner', SPONSOR.toHexString()],
      ['signedAt', timeOf(96).toString()],
    ]);
    assert.entityCount('SignedAppOrder', 2);
    assert.entityCount('AppOrder', 1);
  });

  test('finds the order inside the input of another contract', () => {
    const call = new OrderCall();
    const event = signedApp(call, SIGN_BLOCK);
    const wrapped = Bytes.fromHexString(`0x6a761202${'00'.repeat(99)}`).concat(event.transaction.input);
    handleSignedAppOrder(withInput(through(event, RELAY), wrapped));
    assert.fieldEquals('AppOrder', call.appHash().toHexString(), 'volume', '10');
  });

  test('keeps what it cannot show until a match does', () => {
    const call = new OrderCall();
    const id = call.appHash().toHexString();
    presignerIs(call.appHash(), SPONSOR);
    handleSignedAppOrder(withInput(signedApp(call, SIGN_BLOCK), new Bytes(0)));
    assert.entityCount('AppOrder', 0);
    assertEvent('SignedAppOrder', SIGN_BLOCK, call.appHash());
    assert.fieldEquals('UnseenOrder', id, 'presigner', SPONSOR.toHexString());
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    assertPartly('AppOrder', call.appHash());
    assert.fieldEquals('AppOrder', id, 'presigner', SPONSOR.toHexString());
  });

  test('does not know the status of an order whose volume nothing shows', () => {
    const call = new OrderCall();
    const id = call.appHash().toHexString();
    presignerReverts(call.appHash());
    handleSignedAppOrder(withInput(signedApp(call, SIGN_BLOCK), new Bytes(0)));
    new DealView().answerFor(call.dealId(0));
    handleOrdersMatched(withInput(at(call.matched(0, 2), MATCH_BLOCK, 5), new Bytes(0)));
    assert.fieldEquals('AppOrder', id, 'consumedVolume', '2');
    assertUnset('AppOrder', id, ['volume', 'status', 'presigner']);
  });

  test('asks the hub for the signer when the owner was not followed', () => {
    clearStore();
    givenNetwork('arbitrum-one');
    const call = new OrderCall();
    new DealView().answerFor(call.dealId(0));
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    presignerIs(call.appHash(), SPONSOR);
    handleSignedAppOrder(signedApp(call, 105));
    assert.fieldEquals('AppOrder', call.appHash().toHexString(), 'presigner', SPONSOR.toHexString());
  });

  test('does not offer what is no known app', () => {
    clearStore();
    givenNetwork('arbitrum-one');
    const call = new OrderCall();
    presignerIs(call.appHash(), SPONSOR);
    handleSignedAppOrder(signedApp(call, SIGN_BLOCK));
    assert.entityCount('AppOrder', 0);
    assert.entityCount('UnseenOrder', 1);
    assert.entityCount('SignedAppOrder', 1);
  });

  test('does not believe an order that hashes to something else', () => {
    const call = new OrderCall();
    presignerReverts(call.appHash());
    const other = manageInput(MANAGE_APP, new OrderCall().datasetOrder());
    handleSignedAppOrder(withInput(signedApp(call, SIGN_BLOCK), other));
    assert.entityCount('AppOrder', 0);
  });

  test('survives an input cut short anywhere, or full of bad guesses', () => {
    const call = new OrderCall();
    presignerReverts(call.appHash());
    const whole = manageInput(MANAGE_APP, call.appOrder());
    // The last three words belong to signatures, which no hash covers.
    for (let length = 0; length < whole.length - 160; length += 37) {
      const cut = Bytes.fromUint8Array(whole.slice(0, length));
      handleSignedAppOrder(withInput(signedApp(call, SIGN_BLOCK), cut));
    }
    const bait = Bytes.fromHexString(`0x${MANAGE_APP.slice(2).repeat(4000)}`);
    handleSignedAppOrder(withInput(signedApp(call, SIGN_BLOCK), bait));
    assert.entityCount('AppOrder', 0);
  });
});

describe('handleClosedAppOrder()', () => {
  beforeEach(() => {
    givenResources();
  });

  afterEach(() => {
    clearStore();
  });

  test('closes an order that was never signed', () => {
    const call = new OrderCall();
    handleClosedAppOrder(closedApp(call, CLOSE_BLOCK));
    assertClosed('AppOrder', call.appHash());
    assertEvent('ClosedAppOrder', CLOSE_BLOCK, call.appHash());
  });

  test('uses up what matches have left', () => {
    const call = new OrderCall();
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    handleClosedAppOrder(closedApp(call, CLOSE_BLOCK));
    assertEntity('AppOrder', call.appHash().toHexString(), [
      ['status', 'CLOSED'],
      ['matchedVolume', '2'],
      ['consumedVolume', '10'],
    ]);
  });

  test('stays closed when it is signed later', () => {
    const call = new OrderCall();
    handleClosedAppOrder(closedApp(call, CLOSE_BLOCK));
    handleSignedAppOrder(signedApp(call, CLOSE_BLOCK + 1));
    assertEntity('AppOrder', call.appHash().toHexString(), [
      ['status', 'CLOSED'],
      ['closedAt', timeOf(CLOSE_BLOCK).toString()],
      ['signedAt', timeOf(CLOSE_BLOCK + 1).toString()],
    ]);
  });

  test('does not forget a closing whose order shows later', () => {
    const call = new OrderCall();
    handleClosedAppOrder(withInput(closedApp(call, CLOSE_BLOCK), new Bytes(0)));
    assert.entityCount('AppOrder', 0);
    handleSignedAppOrder(signedApp(call, CLOSE_BLOCK + 1));
    assert.fieldEquals('AppOrder', call.appHash().toHexString(), 'status', 'CLOSED');
  });

  test('knows that an order is closed, if not how large it was', () => {
    const call = new OrderCall();
    new DealView().answerFor(call.dealId(0));
    handleOrdersMatched(withInput(at(call.matched(0, 2), MATCH_BLOCK, 5), new Bytes(0)));
    handleClosedAppOrder(withInput(closedApp(call, CLOSE_BLOCK), new Bytes(0)));
    assert.fieldEquals('AppOrder', call.appHash().toHexString(), 'status', 'CLOSED');
    assertUnset('AppOrder', call.appHash().toHexString(), ['consumedVolume']);
  });
});

describe('handleSignedDatasetOrder()', () => {
  beforeEach(() => {
    givenResources();
  });

  afterEach(() => {
    clearStore();
  });

  test('stores the order with the terms of the call', () => {
    const call = new OrderCall();
    const hash = call.datasetHash();
    const input = manageInput(MANAGE_DATASET, call.datasetOrder());
    handleSignedDatasetOrder(withInput(at(orderEvent<SignedDatasetOrder>(hash), SIGN_BLOCK, 3), input));
    assertEntity('DatasetOrder', hash.toHexString(), [
      ['dataset', DATASET.toHexString()],
      ['datasetprice', '2'],
      ['tag', NO_TAG.toHexString()],
      ['apprestrict', ZERO.toHexString()],
      ['workerpoolrestrict', WORKERPOOL.toHexString()],
      ['requesterrestrict', REQUESTER.toHexString()],
      ['volume', '10'],
      ['salt', SALT.toHexString()],
      ['status', 'OPEN'],
      ['presigner', DATASET_OWNER.toHexString()],
    ]);
    assertUnset('DatasetOrder', hash.toHexString(), ['sign']);
    assertEvent('SignedDatasetOrder', SIGN_BLOCK, hash);
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    assertPartly('DatasetOrder', hash);
  });

  test('keeps what it cannot show until a match does', () => {
    const call = new OrderCall();
    const hash = call.datasetHash();
    presignerIs(hash, DATASET_OWNER);
    handleSignedDatasetOrder(at(orderEvent<SignedDatasetOrder>(hash), SIGN_BLOCK, 3));
    handleSignedDatasetOrder(at(orderEvent<SignedDatasetOrder>(hash), SIGN_BLOCK, 4));
    assert.entityCount('DatasetOrder', 0);
    assert.entityCount('SignedDatasetOrder', 2);
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    assertPartly('DatasetOrder', hash);
    assert.fieldEquals('DatasetOrder', hash.toHexString(), 'presigner', DATASET_OWNER.toHexString());
  });

  test('does not offer what is no known dataset', () => {
    clearStore();
    givenNetwork('arbitrum-one');
    const call = new OrderCall();
    const hash = call.datasetHash();
    presignerReverts(hash);
    const input = manageInput(MANAGE_DATASET, call.datasetOrder());
    handleSignedDatasetOrder(withInput(at(orderEvent<SignedDatasetOrder>(hash), SIGN_BLOCK, 3), input));
    assert.entityCount('DatasetOrder', 0);
    assert.entityCount('UnseenOrder', 1);
  });
});

describe('handleClosedDatasetOrder()', () => {
  beforeEach(() => {
    givenResources();
  });

  afterEach(() => {
    clearStore();
  });

  test('closes an order that was never signed', () => {
    const call = new OrderCall();
    const hash = call.datasetHash();
    const input = manageInput(MANAGE_DATASET, call.datasetOrder());
    handleClosedDatasetOrder(withInput(at(orderEvent<ClosedDatasetOrder>(hash), CLOSE_BLOCK, 3), input));
    assertClosed('DatasetOrder', hash);
    assertEvent('ClosedDatasetOrder', CLOSE_BLOCK, hash);
  });

  test('does not forget a closing whose order shows later', () => {
    const call = new OrderCall();
    const hash = call.datasetHash();
    handleClosedDatasetOrder(at(orderEvent<ClosedDatasetOrder>(hash), CLOSE_BLOCK, 3));
    assert.entityCount('DatasetOrder', 0);
    const input = manageInput(MANAGE_DATASET, call.datasetOrder());
    handleSignedDatasetOrder(withInput(at(orderEvent<SignedDatasetOrder>(hash), CLOSE_BLOCK + 1, 3), input));
    assert.fieldEquals('DatasetOrder', hash.toHexString(), 'status', 'CLOSED');
  });
});

describe('handleSignedWorkerpoolOrder()', () => {
  beforeEach(() => {
    givenResources();
  });

  afterEach(() => {
    clearStore();
  });

  test('stores the order with the terms of the call', () => {
    const call = new OrderCall();
    const hash = call.workerpoolHash();
    const input = manageInput(MANAGE_WORKERPOOL, call.workerpoolOrder());
    handleSignedWorkerpoolOrder(withInput(at(orderEvent<SignedWorkerpoolOrder>(hash), SIGN_BLOCK, 3), input));
    assertEntity('WorkerpoolOrder', hash.toHexString(), [
      ['workerpool', WORKERPOOL.toHexString()],
      ['workerpoolprice', '3.000000001'],
      ['tag', APP_TAG.toHexString()],
      ['category', '0'],
      ['trust', '7'],
      ['apprestrict', APP.toHexString()],
      ['datasetrestrict', ZERO.toHexString()],
      ['requesterrestrict', RELAY.toHexString()],
      ['volume', '10'],
      ['salt', SALT.toHexString()],
      ['status', 'OPEN'],
      ['presigner', SCHEDULER.toHexString()],
    ]);
    assertUnset('WorkerpoolOrder', hash.toHexString(), ['sign']);
    assertEvent('SignedWorkerpoolOrder', SIGN_BLOCK, hash);
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    assertPartly('WorkerpoolOrder', hash);
  });

  test('keeps what it cannot show until a match does', () => {
    const call = new OrderCall();
    const hash = call.workerpoolHash();
    presignerIs(hash, SCHEDULER);
    handleSignedWorkerpoolOrder(at(orderEvent<SignedWorkerpoolOrder>(hash), SIGN_BLOCK, 3));
    handleSignedWorkerpoolOrder(at(orderEvent<SignedWorkerpoolOrder>(hash), SIGN_BLOCK, 4));
    assert.entityCount('WorkerpoolOrder', 0);
    assert.entityCount('SignedWorkerpoolOrder', 2);
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    assertPartly('WorkerpoolOrder', hash);
    assert.fieldEquals('WorkerpoolOrder', hash.toHexString(), 'presigner', SCHEDULER.toHexString());
  });

  test('does not offer what is no known workerpool', () => {
    clearStore();
    givenNetwork('arbitrum-one');
    const call = new OrderCall();
    const hash = call.workerpoolHash();
    presignerReverts(hash);
    const input = manageInput(MANAGE_WORKERPOOL, call.workerpoolOrder());
    handleSignedWorkerpoolOrder(withInput(at(orderEvent<SignedWorkerpoolOrder>(hash), SIGN_BLOCK, 3), input));
    assert.entityCount('WorkerpoolOrder', 0);
    assert.entityCount('UnseenOrder', 1);
  });
});

describe('handleClosedWorkerpoolOrder()', () => {
  beforeEach(() => {
    givenResources();
  });

  afterEach(() => {
    clearStore();
  });

  test('closes an order that was never signed', () => {
    const call = new OrderCall();
    const hash = call.workerpoolHash();
    const input = manageInput(MANAGE_WORKERPOOL, call.workerpoolOrder());
    handleClosedWorkerpoolOrder(
      withInput(at(orderEvent<ClosedWorkerpoolOrder>(hash), CLOSE_BLOCK, 3), input),
    );
    assertClosed('WorkerpoolOrder', hash);
    assertEvent('ClosedWorkerpoolOrder', CLOSE_BLOCK, hash);
  });

  test('does not forget a closing whose order shows later', () => {
    const call = new OrderCall();
    const hash = call.workerpoolHash();
    handleClosedWorkerpoolOrder(at(orderEvent<ClosedWorkerpoolOrder>(hash), CLOSE_BLOCK, 3));
    assert.entityCount('WorkerpoolOrder', 0);
    const input = manageInput(MANAGE_WORKERPOOL, call.workerpoolOrder());
    handleSignedWorkerpoolOrder(
      withInput(at(orderEvent<SignedWorkerpoolOrder>(hash), CLOSE_BLOCK + 1, 3), input),
    );
    assert.fieldEquals('WorkerpoolOrder', hash.toHexString(), 'status', 'CLOSED');
  });
});

describe('handleSignedRequestOrder()', () => {
  beforeEach(() => {
    givenResources();
  });

  afterEach(() => {
    clearStore();
  });

  test('stores the order with the terms of the call', () => {
    const call = new OrderCall().forPool(WORKERPOOL);
    const hash = call.requestHash();
    const input = manageInput(MANAGE_REQUEST, call.requestOrder());
    handleSignedRequestOrder(withInput(at(orderEvent<SignedRequestOrder>(hash), SIGN_BLOCK, 3), input));
    assertEntity('RequestOrder', hash.toHexString(), [
      ['app', APP.toHexString()],
      ['appmaxprice', '11'],
      ['dataset', DATASET.toHexString()],
      ['datasetmaxprice', '12'],
      ['workerpool', WORKERPOOL.toHexString()],
      ['workerpoolmaxprice', '13'],
      ['requester', REQUESTER.toHexString()],
      ['tag', REQUEST_TAG.toHexString()],
      ['category', '0'],
      ['trust', '5'],
      ['beneficiary', BENEFICIARY.toHexString()],
      ['callback', CALLBACK.toHexString()],
      ['params', '{"iexec_args":"hello"}'],
      ['volume', '10'],
      ['salt', SALT.toHexString()],
      ['status', 'OPEN'],
      ['presigner', REQUESTER.toHexString()],
    ]);
    assertUnset('RequestOrder', hash.toHexString(), ['sign']);
    assertEvent('SignedRequestOrder', SIGN_BLOCK, hash);
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    assertPartly('RequestOrder', hash);
  });

  test('keeps what it cannot show until a match does', () => {
    const call = new OrderCall().forPool(WORKERPOOL);
    const hash = call.requestHash();
    presignerIs(hash, REQUESTER);
    handleSignedRequestOrder(at(orderEvent<SignedRequestOrder>(hash), SIGN_BLOCK, 3));
    handleSignedRequestOrder(at(orderEvent<SignedRequestOrder>(hash), SIGN_BLOCK, 4));
    assert.entityCount('RequestOrder', 0);
    assert.entityCount('SignedRequestOrder', 2);
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    assertPartly('RequestOrder', hash);
    assert.fieldEquals('RequestOrder', hash.toHexString(), 'presigner', REQUESTER.toHexString());
  });

  test('leaves out what a request does not ask for', () => {
    const call = new OrderCall().withoutDataset().withParams('[1]');
    const hash = call.requestHash();
    const input = manageInput(MANAGE_REQUEST, call.requestOrder());
    handleSignedRequestOrder(withInput(at(orderEvent<SignedRequestOrder>(hash), SIGN_BLOCK, 3), input));
    assert.fieldEquals('RequestOrder', hash.toHexString(), 'params', '[1]');
    assertUnset('RequestOrder', hash.toHexString(), ['dataset', 'workerpool']);
  });
});

describe('handleClosedRequestOrder()', () => {
  beforeEach(() => {
    givenResources();
  });

  afterEach(() => {
    clearStore();
  });

  test('closes an order that was never signed', () => {
    const call = new OrderCall();
    const hash = call.requestHash();
    const input = manageInput(MANAGE_REQUEST, call.requestOrder());
    handleClosedRequestOrder(withInput(at(orderEvent<ClosedRequestOrder>(hash), CLOSE_BLOCK, 3), input));
    assertClosed('RequestOrder', hash);
    assertEvent('ClosedRequestOrder', CLOSE_BLOCK, hash);
  });

  test('does not forget a closing whose order shows later', () => {
    const call = new OrderCall();
    const hash = call.requestHash();
    handleClosedRequestOrder(at(orderEvent<ClosedRequestOrder>(hash), CLOSE_BLOCK, 3));
    assert.entityCount('RequestOrder', 0);
    const input = manageInput(MANAGE_REQUEST, call.requestOrder());
    handleSignedRequestOrder(withInput(at(orderEvent<SignedRequestOrder>(hash), CLOSE_BLOCK + 1, 3), input));
    assert.fieldEquals('RequestOrder', hash.toHexString(), 'status', 'CLOSED');
  });
});
