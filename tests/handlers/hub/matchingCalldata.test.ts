import { Bytes } from '@graphprotocol/graph-ts';
import {
  afterEach,
  assert,
  beforeEach,
  clearStore,
  createMockedFunction,
  dataSourceMock,
  describe,
  test,
} from 'matchstick-as/assembly/index';
import { handleAppTransfer } from '../../../src/handlers/appRegistry';
import { handleDatasetTransfer } from '../../../src/handlers/datasetRegistry';
import { handleOrdersMatched, handleSchedulerNotice } from '../../../src/handlers/hub';
import { handleSchedulerNoticeBoost } from '../../../src/handlers/hubBoost';
import { handlePolicyUpdate } from '../../../src/handlers/workerpool';
import { handleWorkerpoolTransfer } from '../../../src/handlers/workerpoolRegistry';
import {
  APP,
  APP_OWNER,
  addressOf,
  BENEFICIARY,
  CALLBACK,
  DATASET,
  DATASET_OWNER,
  HUB,
  RELAY,
  REQUESTER,
  SCHEDULER,
  SENDER,
  SPONSOR,
  WORKERPOOL,
  ZERO,
} from '../../fixtures/actors';
import { BoostDeal, boostDealReverts } from '../../fixtures/boost';
import { dynamicCall } from '../../fixtures/calldata';
import { DealView, dealReverts } from '../../fixtures/hubViews';
import { at, idAt, through, timeOf, withInput } from '../../fixtures/mockEvent';
import { APP_TAG, MATCH, NO_TAG, OrderCall, REQUEST_TAG, SALT, SIGN } from '../../fixtures/orderCall';
import {
  appTransfer,
  datasetTransfer,
  policyUpdate,
  workerpoolTransfer,
} from '../../fixtures/registryEvents';
import { assertEntity, assertUnset } from '../../fixtures/rows';
import { givenNetwork, MATCH_BLOCK, UNIT } from '../../fixtures/stories';
import { addressValue, bytesValue, hashValue, rlc, uintValue } from '../../fixtures/values';

const RLC_TOKEN = addressOf('0c');
const FRAMEWORK_TAG = Bytes.fromHexString(`0x${'00'.repeat(31)}08`);
const GPU_TAG = Bytes.fromHexString(`0x${'00'.repeat(29)}800000`);

/** Resources seen since their creation, the pool with policies of 35 and 5 percent. */
function givenResources(): void {
  givenNetwork('arbitrum-one');
  handleAppTransfer(at(appTransfer(ZERO, APP_OWNER, APP), 10, 0));
  handleDatasetTransfer(at(datasetTransfer(ZERO, DATASET_OWNER, DATASET), 11, 0));
  handleWorkerpoolTransfer(at(workerpoolTransfer(ZERO, SCHEDULER, WORKERPOOL), 12, 0));
  handlePolicyUpdate(at(policyUpdate(WORKERPOOL, 30, 33, 1, 6), 13, 0));
}

function assertRead(call: OrderCall): void {
  // What DealView says and the orders do not.
  assert.fieldEquals('Deal', call.dealId(0).toHexString(), 'workerpoolPrice', '3');
}

function assertDerived(call: OrderCall): void {
  assert.fieldEquals('Deal', call.dealId(0).toHexString(), 'workerpoolPrice', '3.000000001');
}

describe('handleOrdersMatched() of a direct call', () => {
  beforeEach(() => {
    givenResources();
  });

  afterEach(() => {
    clearStore();
  });

  test('derives the deal without asking the hub', () => {
    const call = new OrderCall();
    handleSchedulerNotice(at(call.notice(0), MATCH_BLOCK, 4));
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    assertEntity('Deal', call.dealId(0).toHexString(), [
      ['app', APP.toHexString()],
      ['appOwner', APP_OWNER.toHexString()],
      ['appPrice', '1'],
      ['dataset', DATASET.toHexString()],
      ['datasetOwner', DATASET_OWNER.toHexString()],
      ['datasetPrice', '2'],
      ['workerpool', WORKERPOOL.toHexString()],
      ['workerpoolOwner', SCHEDULER.toHexString()],
      ['workerpoolPrice', '3.000000001'],
      ['trust', '5'],
      ['category', '0'],
      ['workClockTimeRef', UNIT.toString()],
      ['tag', `0x${'00'.repeat(30)}0103`],
      ['requester', REQUESTER.toHexString()],
      ['beneficiary', BENEFICIARY.toHexString()],
      ['callback', CALLBACK.toHexString()],
      ['sponsor', REQUESTER.toHexString()],
      ['params', '{"iexec_args":"hello"}'],
      ['startTime', timeOf(MATCH_BLOCK).toString()],
      ['timestamp', timeOf(MATCH_BLOCK).toString()],
      ['botFirst', '0'],
      ['botSize', '2'],
      // floor(3,000,000,001 × 33 / 100)
      ['workerStake', '990000000'],
      ['schedulerRewardRatio', '6'],
    ]);
    assertEntity('SchedulerNotice', idAt(MATCH_BLOCK, 4), [
      ['deal', call.dealId(0).toHexString()],
      ['workerpool', WORKERPOOL.toHexString()],
    ]);
    assertEntity('Protocol', 'iExec', [
      ['dealsCount', '1'],
      ['tasksCount', '2'],
    ]);
  });

  test('fills every field of the orders', () => {
    const call = new OrderCall().forPool(WORKERPOOL);
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    const restrictions = [
      ['workerpoolrestrict', WORKERPOOL.toHexString()],
      ['requesterrestrict', REQUESTER.toHexString()],
      ['salt', SALT.toHexString()],
      ['sign', SIGN.toHexString()],
      ['volume', '10'],
      ['matchedVolume', '2'],
    ];
    assertEntity('AppOrder', call.appHash().toHexString(), restrictions);
    assertEntity('AppOrder', call.appHash().toHexString(), [
      ['tag', APP_TAG.toHexString()],
      ['datasetrestrict', ZERO.toHexString()],
    ]);
    assertEntity('DatasetOrder', call.datasetHash().toHexString(), restrictions);
    assertEntity('DatasetOrder', call.datasetHash().toHexString(), [
      ['tag', NO_TAG.toHexString()],
      ['apprestrict', ZERO.toHexString()],
    ]);
    assertEntity('WorkerpoolOrder', call.workerpoolHash().toHexString(), [
      ['volume', '10'],
      ['matchedVolume', '2'],
      ['tag', APP_TAG.toHexString()],
      ['category', '0'],
      ['trust', '7'],
      ['apprestrict', APP.toHexString()],
      ['datasetrestrict', ZERO.toHexString()],
      ['requesterrestrict', RELAY.toHexString()],
      ['salt', SALT.toHexString()],
      ['sign', SIGN.toHexString()],
    ]);
    assertEntity('RequestOrder', call.requestHash().toHexString(), [
      ['appmaxprice', '11'],
      ['datasetmaxprice', '12'],
      ['workerpool', WORKERPOOL.toHexString()],
      ['workerpoolmaxprice', '13'],
      ['volume', '10'],
      ['matchedVolume', '2'],
      ['tag', REQUEST_TAG.toHexString()],
      ['trust', '5'],
      ['salt', SALT.toHexString()],
      ['sign', SIGN.toHexString()],
    ]);
  });

  test('knows the first index of a later match of the same order', () => {
    const call = new OrderCall();
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    handleOrdersMatched(at(call.matched(2, 3), MATCH_BLOCK + 1, 5));
    assertEntity('Deal', call.dealId(2).toHexString(), [
      ['botFirst', '2'],
      ['botSize', '3'],
    ]);
    assert.fieldEquals('RequestOrder', call.requestHash().toHexString(), 'matchedVolume', '5');
  });

  test('asks the hub when earlier matches of the order were missed', () => {
    const call = new OrderCall();
    new DealView().withBag(4, 2).answerFor(call.dealId(4));
    handleOrdersMatched(at(call.matched(4, 2), MATCH_BLOCK, 5));
    assert.fieldEquals('Deal', call.dealId(4).toHexString(), 'botFirst', '4');
  });

  test('takes the sender of a sponsored match for the sponsor', () => {
    const call = new OrderCall().sponsored();
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    assert.fieldEquals('Deal', call.dealId(0).toHexString(), 'sponsor', SENDER.toHexString());
  });

  test('raises a trust of zero to one in the deal, not in the order', () => {
    const call = new OrderCall().withTrust(0);
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    assert.fieldEquals('Deal', call.dealId(0).toHexString(), 'trust', '1');
    assert.fieldEquals('RequestOrder', call.requestHash().toHexString(), 'trust', '0');
    assertUnset('RequestOrder', call.requestHash().toHexString(), ['workerpool']);
  });

  test('derives a deal without dataset', () => {
    const call = new OrderCall().withoutDataset().withParams('{"bulk_cid":"QmBulk"}');
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    assertDerived(call);
    assertEntity('Deal', call.dealId(0).toHexString(), [
      ['datasetOwner', ZERO.toHexString()],
      ['datasetPrice', '0'],
      ['bulk', call.dealId(0).toHexString()],
    ]);
    assertUnset('Deal', call.dealId(0).toHexString(), ['dataset', 'datasetorder']);
  });

  test('adds the tag of the dataset order', () => {
    const call = new OrderCall().withDatasetTag(GPU_TAG);
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    assert.fieldEquals('Deal', call.dealId(0).toHexString(), 'tag', `0x${'00'.repeat(29)}800103`);
  });

  test('asks the hub what framework bits of a dataset order do', () => {
    const call = new OrderCall().withDatasetTag(FRAMEWORK_TAG);
    new DealView().answerFor(call.dealId(0));
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    assertRead(call);
  });

  test('follows owners', () => {
    handleAppTransfer(at(appTransfer(APP_OWNER, SPONSOR, APP), 20, 0));
    const call = new OrderCall();
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    assert.fieldEquals('Deal', call.dealId(0).toHexString(), 'appOwner', SPONSOR.toHexString());
  });
});

describe('handleOrdersMatched() of a direct call of Boost', () => {
  beforeEach(() => {
    givenResources();
  });

  afterEach(() => {
    clearStore();
  });

  test('derives the deal when its notice could not read the rest', () => {
    const call = new OrderCall().boosted().withDatasetTag(FRAMEWORK_TAG).withTrust(0);
    const deal = new BoostDeal(call.dealId(0));
    boostDealReverts(deal.id);
    handleSchedulerNoticeBoost(withInput(at(deal.notice(), MATCH_BLOCK, 4), call.input()));
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    assertEntity('Deal', deal.id.toHexString(), [
      ['isBoost', 'true'],
      ['appOwner', APP_OWNER.toHexString()],
      ['datasetPrice', '2'],
      ['workerpoolPrice', '3.000000001'],
      ['trust', '1'],
      ['tag', `0x${'00'.repeat(30)}010b`],
      ['sponsor', REQUESTER.toHexString()],
      ['params', '{"iexec_args":"hello"}'],
      ['startTime', timeOf(MATCH_BLOCK).toString()],
      ['botSize', '2'],
      ['workerStake', '0'],
      ['schedulerRewardRatio', '6'],
    ]);
    assert.fieldEquals('SchedulerNoticeBoost', idAt(MATCH_BLOCK, 4), 'deal', deal.id.toHexString());
  });

  test('counts the tag of an order that stands for no dataset, and the sponsor', () => {
    const call = new OrderCall().boostSponsored().withoutDataset().withDatasetTag(GPU_TAG);
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    assertEntity('Deal', call.dealId(0).toHexString(), [
      ['isBoost', 'true'],
      ['tag', `0x${'00'.repeat(29)}800103`],
      ['datasetPrice', '0'],
      ['sponsor', SENDER.toHexString()],
    ]);
  });
});

describe('handleOrdersMatched() of another call', () => {
  beforeEach(() => {
    givenResources();
  });

  afterEach(() => {
    clearStore();
  });

  test('asks the hub, and proves the orders by their hashes', () => {
    const call = new OrderCall();
    new DealView().answerFor(call.dealId(0));
    handleOrdersMatched(through(at(call.matched(0, 2), MATCH_BLOCK, 5), RELAY));
    assertRead(call);
    assert.fieldEquals('AppOrder', call.appHash().toHexString(), 'volume', '10');
  });

  test('finds orders inside approveAndCall(address,uint256,bytes) of the RLC token', () => {
    const call = new OrderCall();
    new DealView().answerFor(call.dealId(0));
    const amount = uintValue(rlc(60));
    const wrapped = dynamicCall('0xcae9ca51', [addressValue(HUB), amount, bytesValue(call.input())]);
    handleSchedulerNotice(withInput(through(at(call.notice(0), MATCH_BLOCK, 7), RLC_TOKEN), wrapped));
    handleOrdersMatched(withInput(through(at(call.matched(0, 2), MATCH_BLOCK, 8), RLC_TOKEN), wrapped));
    assertRead(call);
    assert.fieldEquals('AppOrder', call.appHash().toHexString(), 'volume', '10');
    assert.fieldEquals('DatasetOrder', call.datasetHash().toHexString(), 'volume', '10');
    assert.fieldEquals('WorkerpoolOrder', call.workerpoolHash().toHexString(), 'trust', '7');
    assert.fieldEquals('RequestOrder', call.requestHash().toHexString(), 'volume', '10');
    assert.fieldEquals('SchedulerNotice', idAt(MATCH_BLOCK, 7), 'deal', call.dealId(0).toHexString());
  });

  test('finds orders inside the input of another contract, wherever they begin', () => {
    const call = new OrderCall();
    new DealView().answerFor(call.dealId(0));
    const wrapped = Bytes.fromHexString(`0x12345678${'00'.repeat(131)}`).concat(call.input());
    handleOrdersMatched(withInput(through(at(call.matched(0, 2), MATCH_BLOCK, 5), RELAY), wrapped));
    assertRead(call);
    assert.fieldEquals('RequestOrder', call.requestHash().toHexString(), 'volume', '10');
  });

  test('does not believe orders that hash to something else', () => {
    const call = new OrderCall();
    new DealView().answerFor(call.dealId(0));
    const other = new OrderCall().withTrust(6).input();
    handleOrdersMatched(withInput(at(call.matched(0, 2), MATCH_BLOCK, 5), other));
    assertRead(call);
    assertUnset('AppOrder', call.appHash().toHexString(), ['volume']);
    assertUnset('RequestOrder', call.requestHash().toHexString(), ['volume', 'trust']);
  });

  test('survives an input full of bad guesses', () => {
    const call = new OrderCall();
    new DealView().answerFor(call.dealId(0));
    const bait = Bytes.fromHexString(`0x${MATCH.slice(2).repeat(4000)}`);
    handleOrdersMatched(withInput(at(call.matched(0, 2), MATCH_BLOCK, 5), bait));
    assertRead(call);
  });

  test('survives an input cut short anywhere', () => {
    const whole = new OrderCall().input();
    // The last two words are the signature of the request, which no hash covers.
    for (let length = 0; length < whole.length - 64; length += 97) {
      clearStore();
      givenResources();
      const call = new OrderCall();
      new DealView().answerFor(call.dealId(0));
      const cut = Bytes.fromUint8Array(whole.slice(0, length));
      handleOrdersMatched(withInput(at(call.matched(0, 2), MATCH_BLOCK, 5), cut));
      assertRead(call);
    }
  });

  test('asks the hub about resources it did not see minted', () => {
    clearStore();
    givenNetwork('arbitrum-one');
    const call = new OrderCall();
    new DealView().answerFor(call.dealId(0));
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    assertRead(call);
    // The second deal finds them stored, but still not followed since their creation.
    new DealView().withBag(2, 2).answerFor(call.dealId(2));
    handleOrdersMatched(at(call.matched(2, 2), MATCH_BLOCK + 1, 5));
    assert.fieldEquals('Deal', call.dealId(2).toHexString(), 'workerpoolPrice', '3');
  });

  test('goes on with an upgrade in the way', () => {
    const call = new OrderCall();
    dealReverts(call.dealId(0));
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    assertDerived(call);
  });

  test('asks the hub for its domain on a network without a known chain id', () => {
    dataSourceMock.setAddressAndNetwork(HUB.toHexString(), 'somewhere');
    const call = new OrderCall();
    createMockedFunction(HUB, 'eip712domain_separator', 'eip712domain_separator():(bytes32)').returns([
      hashValue(call.domain()),
    ]);
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    assertDerived(call);
  });

  test('goes on without the domain', () => {
    dataSourceMock.setAddressAndNetwork(HUB.toHexString(), 'somewhere');
    createMockedFunction(HUB, 'eip712domain_separator', 'eip712domain_separator():(bytes32)').reverts();
    const call = new OrderCall();
    new DealView().answerFor(call.dealId(0));
    handleSchedulerNotice(at(call.notice(0), MATCH_BLOCK, 4));
    handleOrdersMatched(at(call.matched(0, 2), MATCH_BLOCK, 5));
    assertRead(call);
    assertUnset('AppOrder', call.appHash().toHexString(), ['volume']);
  });
});
