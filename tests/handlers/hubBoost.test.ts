import { Bytes } from '@graphprotocol/graph-ts';
import { afterEach, assert, beforeEach, clearStore, describe, test } from 'matchstick-as/assembly/index';
import { handleOrdersMatched, handleReward, handleSeize, handleTaskClaimed } from '../../src/handlers/hub';
import {
  handleDealSponsoredBoost,
  handleResultPushedBoost,
  handleSchedulerNoticeBoost,
} from '../../src/handlers/hubBoost';
import { taskIdOf } from '../../src/lib/ids';
import {
  APP,
  APP_ORDER,
  APP_OWNER,
  BENEFICIARY,
  CALLBACK,
  DATASET,
  DATASET_ORDER,
  DATASET_OWNER,
  DEAL,
  HUB,
  OTHER_DEAL,
  RELAY,
  REQUEST_ORDER,
  REQUESTER,
  SCHEDULER,
  SPONSOR,
  WORKER,
  WORKERPOOL,
  WORKERPOOL_ORDER,
  ZERO,
} from '../fixtures/actors';
import {
  BOOST_TAG,
  BoostDeal,
  boostDealReverts,
  claimInput,
  dealSponsoredBoost,
  pushInput,
  receiptOfPush,
  resultPushedBoost,
} from '../fixtures/boost';
import { ordersMatched, reward, seize, taskClaimed } from '../fixtures/hubEvents';
import { categoryReverts, DealView, dealIsUnknown, taskIsUnknown } from '../fixtures/hubViews';
import { at, idAt, through, timeOf, transactionHash, withInput } from '../fixtures/mockEvent';
import { OrderCall } from '../fixtures/orderCall';
import { assertEntity, assertUnset } from '../fixtures/rows';
import { givenDeal, givenNetwork, MATCH_BLOCK, UNIT } from '../fixtures/stories';
import { big, rlc } from '../fixtures/values';

const ID = DEAL.toHexString();
const TASK = taskIdOf(DEAL, big(1));
const TASK_ID = TASK.toHexString();
const RESULTS = Bytes.fromUTF8('{"storage":"ipfs"}');
const CALLBACK_DATA = Bytes.fromHexString('0xcafe');
const PUSH = pushInput(DEAL, big(1), RESULTS, CALLBACK_DATA);
const DEADLINE = timeOf(MATCH_BLOCK) + 7 * UNIT;

describe('handleSchedulerNoticeBoost()', () => {
  beforeEach(() => {
    givenNetwork('arbitrum-one');
  });

  afterEach(() => {
    clearStore();
  });

  test('stores the deal, which the match completes', () => {
    new BoostDeal(DEAL).withSponsor(SPONSOR).withBag(4, 3).match();
    assertEntity('Deal', ID, [
      ['isBoost', 'true'],
      ['isTee', 'true'],
      ['app', APP.toHexString()],
      ['appOwner', APP_OWNER.toHexString()],
      ['appPrice', '1'],
      ['dataset', DATASET.toHexString()],
      ['datasetOwner', DATASET_OWNER.toHexString()],
      ['datasetPrice', '2'],
      ['workerpool', WORKERPOOL.toHexString()],
      ['workerpoolOwner', SCHEDULER.toHexString()],
      ['workerpoolPrice', '3'],
      ['trust', '1'],
      ['category', '0'],
      ['tag', BOOST_TAG.toHexString()],
      ['requester', REQUESTER.toHexString()],
      ['beneficiary', BENEFICIARY.toHexString()],
      ['callback', CALLBACK.toHexString()],
      ['sponsor', SPONSOR.toHexString()],
      ['params', '{"iexec_args":"hello"}'],
      ['startTime', timeOf(MATCH_BLOCK).toString()],
      ['botFirst', '4'],
      ['botSize', '3'],
      ['initializedTasksCount', '0'],
      ['completedTasksCount', '0'],
      ['claimedTasksCount', '0'],
      ['workClockTimeRef', UNIT.toString()],
      ['workerStake', '0'],
      ['schedulerRewardRatio', '5'],
      ['apporder', APP_ORDER.toHexString()],
      ['datasetorder', DATASET_ORDER.toHexString()],
      ['workerpoolorder', WORKERPOOL_ORDER.toHexString()],
      ['requestorder', REQUEST_ORDER.toHexString()],
    ]);
    assertEntity('SchedulerNoticeBoost', idAt(MATCH_BLOCK, 4), [
      ['workerpool', WORKERPOOL.toHexString()],
      ['deal', ID],
      ['transaction', transactionHash(MATCH_BLOCK).toHexString()],
      ['timestamp', timeOf(MATCH_BLOCK).toString()],
      ['blockNumber', '100'],
      ['logIndex', '4'],
    ]);
    assert.fieldEquals('OrdersMatched', idAt(MATCH_BLOCK, 5), 'deal', ID);
    assertEntity('Protocol', 'iExec', [
      ['dealsCount', '1'],
      ['tasksCount', '3'],
    ]);
    assert.fieldEquals('App', APP.toHexString(), 'usageCount', '3');
    assert.entityCount('Task', 0);
  });

  test('leaves classic deals what they are', () => {
    givenDeal(DEAL, new DealView());
    assert.fieldEquals('Deal', ID, 'isBoost', 'false');
  });

  test('fills the orders that the match shows', () => {
    const call = new OrderCall().boosted().withTrust(0);
    const deal = new BoostDeal(call.dealId(0)).view();
    handleSchedulerNoticeBoost(withInput(at(deal.notice(), 100, 4), call.input()));
    handleOrdersMatched(at(call.matched(0, 2), 100, 5));
    assertEntity('RequestOrder', call.requestHash().toHexString(), [
      ['trust', '0'],
      ['volume', '10'],
      ['matchedVolume', '2'],
      ['requester', REQUESTER.toHexString()],
    ]);
    assert.fieldEquals('WorkerpoolOrder', call.workerpoolHash().toHexString(), 'volume', '10');
    assert.fieldEquals('Deal', deal.id.toHexString(), 'trust', '1');
  });

  test('counts a deal once when its notice is repeated', () => {
    const deal = new BoostDeal(DEAL);
    deal.match();
    handleSchedulerNoticeBoost(at(deal.notice(), 101, 0));
    assert.entityCount('SchedulerNoticeBoost', 2);
    assert.fieldEquals('Protocol', 'iExec', 'dealsCount', '1');
  });

  test('stores a deal without dataset', () => {
    new BoostDeal(DEAL).withoutDataset().match();
    assertUnset('Deal', ID, ['dataset', 'datasetorder']);
    assertEntity('Deal', ID, [
      ['datasetOwner', ZERO.toHexString()],
      ['datasetPrice', '0'],
    ]);
  });

  test('skips a deal while the hub does not answer and nothing shows the orders', () => {
    const deal = new BoostDeal(DEAL);
    boostDealReverts(DEAL);
    dealIsUnknown(DEAL);
    handleSchedulerNoticeBoost(at(deal.notice(), 100, 4));
    handleOrdersMatched(at(ordersMatched(DEAL, 2), 100, 5));
    assert.entityCount('SchedulerNoticeBoost', 0);
    assert.entityCount('OrdersMatched', 0);
    assert.entityCount('Deal', 0);
  });

  test('skips a deal while its category cannot be known', () => {
    categoryReverts(4);
    const deal = new BoostDeal(DEAL).withCategory(4).view();
    handleSchedulerNoticeBoost(at(deal.notice(), 100, 4));
    assert.entityCount('SchedulerNoticeBoost', 0);
    assert.entityCount('Deal', 0);
  });

  test('accepts any params', () => {
    const hostile = ['', 'not json', '[1]', 'null', '{"bulk_cid":7}', `${'['.repeat(300)}`];
    for (let i = 0; i < hostile.length; i++) {
      clearStore();
      givenNetwork('arbitrum-one');
      new BoostDeal(DEAL).withoutDataset().withParams(hostile[i]).match();
      assert.fieldEquals('Deal', ID, 'params', hostile[i]);
    }
  });

  test('asks for a bulk when there is no dataset', () => {
    new BoostDeal(DEAL).withoutDataset().withBag(4, 3).withParams('{"bulk_cid":"QmBulk"}').match();
    assert.fieldEquals('Deal', ID, 'bulk', ID);
    assert.dataSourceCount('BulkFile', 1);
  });
});

describe('handleDealSponsoredBoost()', () => {
  beforeEach(() => {
    givenNetwork('arbitrum-one');
  });

  afterEach(() => {
    clearStore();
  });

  test('records who paid', () => {
    new BoostDeal(DEAL).withSponsor(SPONSOR).match();
    handleDealSponsoredBoost(at(dealSponsoredBoost(DEAL, SPONSOR), MATCH_BLOCK, 6));
    assertEntity('DealSponsoredBoost', idAt(MATCH_BLOCK, 6), [
      ['deal', ID],
      ['sponsor', SPONSOR.toHexString()],
      ['transaction', transactionHash(MATCH_BLOCK).toHexString()],
      ['logIndex', '6'],
    ]);
    assert.fieldEquals('Deal', ID, 'sponsor', SPONSOR.toHexString());
  });

  test('can be repeated', () => {
    new BoostDeal(DEAL).match();
    handleDealSponsoredBoost(at(dealSponsoredBoost(DEAL, SPONSOR), MATCH_BLOCK, 6));
    handleDealSponsoredBoost(at(dealSponsoredBoost(DEAL, SPONSOR), MATCH_BLOCK, 7));
    assert.entityCount('DealSponsoredBoost', 2);
    assert.entityCount('Deal', 1);
  });

  test('skips a deal whose match was missed', () => {
    handleDealSponsoredBoost(at(dealSponsoredBoost(OTHER_DEAL, SPONSOR), MATCH_BLOCK, 6));
    assert.entityCount('DealSponsoredBoost', 0);
    assert.entityCount('Deal', 0);
  });
});

describe('handleResultPushedBoost()', () => {
  beforeEach(() => {
    givenNetwork('arbitrum-one');
  });

  afterEach(() => {
    clearStore();
  });

  test('ends the task that its payments brought to life', () => {
    new BoostDeal(DEAL).match();
    handleSeize(withInput(at(seize(REQUESTER, rlc(6), TASK), 140, 0), PUSH));
    handleReward(withInput(at(reward(WORKER, rlc(2), TASK), 140, 2), PUSH));
    handleResultPushedBoost(withInput(at(resultPushedBoost(DEAL, 1, RESULTS), 140, 9), PUSH));
    assertEntity('Task', TASK_ID, [
      ['status', 'COMPLETED'],
      ['deal', ID],
      ['index', '1'],
      ['requester', REQUESTER.toHexString()],
      ['contributions', '[]'],
      ['results', RESULTS.toHexString()],
      ['resultsCallback', CALLBACK_DATA.toHexString()],
      ['contributionDeadline', DEADLINE.toString()],
      ['finalDeadline', DEADLINE.toString()],
      ['finalizedAt', timeOf(140).toString()],
      ['timestamp', timeOf(140).toString()],
    ]);
    assertUnset('Task', TASK_ID, [
      'consensus',
      'resultDigest',
      'revealDeadline',
      'initializedAt',
      'claimedAt',
    ]);
    assert.fieldEquals('Seize', idAt(140, 0), 'task', TASK_ID);
    assert.fieldEquals('Reward', idAt(140, 2), 'task', TASK_ID);
    assertEntity('ResultPushedBoost', idAt(140, 9), [
      ['task', TASK_ID],
      ['results', RESULTS.toHexString()],
      ['transaction', transactionHash(140).toHexString()],
      ['logIndex', '9'],
    ]);
    assertEntity('Deal', ID, [
      ['initializedTasksCount', '1'],
      ['completedTasksCount', '1'],
    ]);
    assert.fieldEquals('Protocol', 'iExec', 'completedTasksCount', '1');
  });

  test('counts indexes from 0 in every deal', () => {
    new BoostDeal(DEAL).withBag(4, 3).match();
    handleResultPushedBoost(at(resultPushedBoost(DEAL, 1, RESULTS), 140, 9));
    assert.fieldEquals('Task', TASK_ID, 'index', '1');
  });

  test('tells several results of one transaction apart', () => {
    new BoostDeal(DEAL).match();
    const both = pushInput(DEAL, big(0), RESULTS, CALLBACK_DATA).concat(PUSH);
    const first = taskIdOf(DEAL, big(0));
    handleSeize(through(withInput(at(seize(REQUESTER, rlc(6), first), 140, 0), both), RELAY));
    handleSeize(through(withInput(at(seize(REQUESTER, rlc(6), TASK), 140, 10), both), RELAY));
    assert.fieldEquals('Seize', idAt(140, 0), 'task', first.toHexString());
    assert.fieldEquals('Seize', idAt(140, 10), 'task', TASK_ID);
    assert.fieldEquals('Deal', ID, 'initializedTasksCount', '2');
  });

  test('finds the task of a payment in the receipt when the input hides it', () => {
    new BoostDeal(DEAL).match();
    const event = through(at(seize(REQUESTER, rlc(6), TASK), 140, 0), RELAY);
    event.receipt = receiptOfPush(HUB, DEAL, 1);
    handleSeize(event);
    assert.fieldEquals('Seize', idAt(140, 0), 'task', TASK_ID);
  });

  test('leaves out a payment that nothing shows the task of', () => {
    new BoostDeal(DEAL).match();
    taskIsUnknown(TASK);
    handleSeize(through(at(seize(REQUESTER, rlc(6), TASK), 140, 0), RELAY));
    assert.notInStore('Seize', idAt(140, 0));
    handleResultPushedBoost(through(at(resultPushedBoost(DEAL, 1, RESULTS), 140, 9), RELAY));
    assert.fieldEquals('Task', TASK_ID, 'status', 'COMPLETED');
  });

  test('believes callback data only of a direct call', () => {
    new BoostDeal(DEAL).match();
    const event = withInput(at(resultPushedBoost(DEAL, 1, RESULTS), 140, 9), PUSH);
    handleResultPushedBoost(through(event, RELAY));
    assertUnset('Task', TASK_ID, ['resultsCallback']);
  });

  test('sends nothing where there is no callback', () => {
    new BoostDeal(DEAL).withoutCallback().match();
    handleResultPushedBoost(withInput(at(resultPushedBoost(DEAL, 1, RESULTS), 140, 9), PUSH));
    assert.fieldEquals('Task', TASK_ID, 'resultsCallback', '0x');
  });

  test('skips a deal whose match was missed', () => {
    dealIsUnknown(DEAL);
    taskIsUnknown(TASK);
    handleSeize(withInput(at(seize(REQUESTER, rlc(6), TASK), 140, 0), PUSH));
    handleResultPushedBoost(withInput(at(resultPushedBoost(DEAL, 1, RESULTS), 140, 9), PUSH));
    assert.entityCount('Seize', 0);
    assert.entityCount('ResultPushedBoost', 0);
    assert.entityCount('Task', 0);
    assert.fieldEquals('Account', REQUESTER.toHexString(), 'frozen', '-6');
  });
});

describe('a claim of a Boost task', () => {
  beforeEach(() => {
    givenNetwork('arbitrum-one');
    new BoostDeal(DEAL).match();
  });

  afterEach(() => {
    clearStore();
  });

  test('fails a task that nobody had heard of', () => {
    const input = claimInput(DEAL, big(1));
    handleSeize(withInput(at(seize(SCHEDULER, big(900), TASK), 900, 2), input));
    handleTaskClaimed(withInput(at(taskClaimed(TASK), 900, 5), input));
    assertEntity('Task', TASK_ID, [
      ['status', 'FAILLED'],
      ['deal', ID],
      ['index', '1'],
      ['claimedAt', timeOf(900).toString()],
    ]);
    assert.fieldEquals('Seize', idAt(900, 2), 'task', TASK_ID);
    assert.fieldEquals('TaskClaimed', idAt(900, 5), 'task', TASK_ID);
    assertEntity('Deal', ID, [
      ['initializedTasksCount', '1'],
      ['claimedTasksCount', '1'],
    ]);
    assert.fieldEquals('Protocol', 'iExec', 'claimedTasksCount', '1');
  });

  test('is found inside the input of another contract', () => {
    const input = Bytes.fromHexString('0xac9650d8ff').concat(claimInput(DEAL, big(1)));
    handleTaskClaimed(through(withInput(at(taskClaimed(TASK), 900, 5), input), RELAY));
    assert.fieldEquals('Task', TASK_ID, 'status', 'FAILLED');
  });

  test('is left out when another contract hides it', () => {
    taskIsUnknown(TASK);
    handleTaskClaimed(through(at(taskClaimed(TASK), 900, 5), RELAY));
    assert.entityCount('TaskClaimed', 0);
    assert.entityCount('Task', 0);
  });
});
