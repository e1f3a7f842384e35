import { afterEach, assert, beforeEach, clearStore, describe, test } from 'matchstick-as/assembly/index';
import { handleAppTransfer } from '../../../src/handlers/appRegistry';
import { handleDealSponsored, handleOrdersMatched, handleSchedulerNotice } from '../../../src/handlers/hub';
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
  OTHER_DEAL,
  REQUEST_ORDER,
  REQUESTER,
  SCHEDULER,
  SPONSOR,
  WORKERPOOL,
  WORKERPOOL_ORDER,
  ZERO,
} from '../../fixtures/actors';
import { appReverts, datasetReverts, workerpoolReverts } from '../../fixtures/getters';
import { dealSponsored, ordersMatched, schedulerNotice } from '../../fixtures/hubEvents';
import {
  categoryIs,
  categoryReverts,
  DealView,
  dealIsUnknown,
  dealReverts,
  START_TIME,
} from '../../fixtures/hubViews';
import { at, idAt, timeOf, transactionHash } from '../../fixtures/mockEvent';
import { appTransfer } from '../../fixtures/registryEvents';
import { assertEntity, assertUnset } from '../../fixtures/rows';
import { givenDeal, givenNetwork, MATCH_BLOCK, UNIT } from '../../fixtures/stories';

const ID = DEAL.toHexString();
const ZERO_ID = ZERO.toHexString();

describe('handleSchedulerNotice()', () => {
  beforeEach(() => {
    givenNetwork('arbitrum-one');
  });

  afterEach(() => {
    clearStore();
  });

  test('records the notice, with the deal already there', () => {
    new DealView().answerFor(DEAL);
    handleSchedulerNotice(at(schedulerNotice(DEAL), 100, 4));
    assertEntity('SchedulerNotice', idAt(100, 4), [
      ['workerpool', WORKERPOOL.toHexString()],
      ['deal', ID],
      ['transaction', transactionHash(100).toHexString()],
      ['timestamp', timeOf(100).toString()],
      ['blockNumber', '100'],
      ['logIndex', '4'],
    ]);
    assert.fieldEquals('Deal', ID, 'botSize', '2');
  });

  test('skips a deal the hub does not show', () => {
    dealReverts(DEAL);
    handleSchedulerNotice(at(schedulerNotice(DEAL), 100, 4));
    assert.notInStore('SchedulerNotice', idAt(100, 4));
    assert.notInStore('Deal', ID);
  });
});

describe('handleOrdersMatched()', () => {
  beforeEach(() => {
    givenNetwork('arbitrum-one');
  });

  afterEach(() => {
    clearStore();
  });

  test('stores the deal', () => {
    givenDeal(DEAL, new DealView().withSponsor(SPONSOR).withBag(4, 3));
    assertEntity('Deal', ID, [
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
      ['tag', `0x${'00'.repeat(32)}`],
      ['requester', REQUESTER.toHexString()],
      ['beneficiary', BENEFICIARY.toHexString()],
      ['callback', CALLBACK.toHexString()],
      ['sponsor', SPONSOR.toHexString()],
      ['params', '{"iexec_args":"hello"}'],
      ['startTime', START_TIME.toString()],
      ['timestamp', START_TIME.toString()],
      ['botFirst', '4'],
      ['botSize', '3'],
      ['initializedTasksCount', '0'],
      ['completedTasksCount', '0'],
      ['claimedTasksCount', '0'],
      ['pendingTasksCount', '3'],
      ['isTee', 'false'],
      ['workClockTimeRef', UNIT.toString()],
      ['workerStake', '900000000'],
      ['schedulerRewardRatio', '5'],
      ['apporder', APP_ORDER.toHexString()],
      ['datasetorder', DATASET_ORDER.toHexString()],
      ['workerpoolorder', WORKERPOOL_ORDER.toHexString()],
      ['requestorder', REQUEST_ORDER.toHexString()],
    ]);
    assertEntity('OrdersMatched', idAt(MATCH_BLOCK, 5), [
      ['deal', ID],
      ['transaction', transactionHash(MATCH_BLOCK).toHexString()],
      ['blockNumber', '100'],
      ['logIndex', '5'],
    ]);
  });

  test('fills orders with what the deal says for certain', () => {
    givenDeal(DEAL, new DealView());
    assertEntity('AppOrder', APP_ORDER.toHexString(), [
      ['app', APP.toHexString()],
      ['appprice', '1'],
    ]);
    assertEntity('DatasetOrder', DATASET_ORDER.toHexString(), [
      ['dataset', DATASET.toHexString()],
      ['datasetprice', '2'],
    ]);
    assertEntity('WorkerpoolOrder', WORKERPOOL_ORDER.toHexString(), [
      ['workerpool', WORKERPOOL.toHexString()],
      ['workerpoolprice', '3'],
      ['category', '0'],
    ]);
    assertEntity('RequestOrder', REQUEST_ORDER.toHexString(), [
      ['requester', REQUESTER.toHexString()],
      ['app', APP.toHexString()],
      ['dataset', DATASET.toHexString()],
      ['category', '0'],
      ['beneficiary', BENEFICIARY.toHexString()],
      ['callback', CALLBACK.toHexString()],
      ['params', '{"iexec_args":"hello"}'],
    ]);
  });

  test('leaves null what no deal can tell about an order', () => {
    givenDeal(DEAL, new DealView());
    const common = ['volume', 'tag', 'salt', 'sign'];
    assertUnset('AppOrder', APP_ORDER.toHexString(), common);
    assertUnset('DatasetOrder', DATASET_ORDER.toHexString(), common);
    assertUnset('WorkerpoolOrder', WORKERPOOL_ORDER.toHexString(), common.concat(['trust']));
    assertUnset(
      'RequestOrder',
      REQUEST_ORDER.toHexString(),
      common.concat(['trust', 'workerpool', 'appmaxprice', 'datasetmaxprice', 'workerpoolmaxprice']),
    );
  });

  test('stores every account the deal refers to', () => {
    givenDeal(DEAL, new DealView().withSponsor(SPONSOR));
    const parties = [REQUESTER, BENEFICIARY, CALLBACK, SPONSOR, APP_OWNER, DATASET_OWNER, SCHEDULER];
    for (let i = 0; i < parties.length; i++) {
      assert.fieldEquals('Account', parties[i].toHexString(), 'balance', '0');
    }
  });

  test('counts tasks bought, not deals, as usage', () => {
    givenDeal(DEAL, new DealView());
    givenDeal(OTHER_DEAL, new DealView().withBag(2, 3).startedAt(START_TIME + 50));
    assertEntity('Protocol', 'iExec', [
      ['dealsCount', '2'],
      ['tasksCount', '5'],
    ]);
    assertEntity('App', APP.toHexString(), [
      ['usageCount', '5'],
      ['lastUsageTimestamp', (START_TIME + 50).toString()],
    ]);
    assertEntity('Workerpool', WORKERPOOL.toHexString(), [
      ['usageCount', '5'],
      ['lastUsageTimestamp', (START_TIME + 50).toString()],
    ]);
  });

  test('leaves dataset and its order null without dataset', () => {
    givenDeal(DEAL, new DealView().withoutDataset());
    assertEntity('Deal', ID, [
      ['datasetOwner', ZERO_ID],
      ['datasetPrice', '0'],
    ]);
    assertUnset('Deal', ID, ['dataset', 'datasetorder']);
    assertUnset('RequestOrder', REQUEST_ORDER.toHexString(), ['dataset']);
    assert.entityCount('DatasetOrder', 0);
    assert.fieldEquals('Account', ZERO_ID, 'balance', '0');
  });

  test('keeps counters and data of a known app', () => {
    handleAppTransfer(at(appTransfer(ZERO, APP_OWNER, APP), 50, 0));
    givenDeal(DEAL, new DealView());
    assertEntity('App', APP.toHexString(), [
      ['name', 'app'],
      ['timestamp', timeOf(50).toString()],
      ['usageCount', '2'],
    ]);
  });

  test('creates resources it never saw minted, from their getters', () => {
    givenDeal(DEAL, new DealView());
    assertEntity('App', APP.toHexString(), [
      ['owner', APP_OWNER.toHexString()],
      ['name', 'app'],
      ['type', 'DOCKER'],
      ['timestamp', '0'],
    ]);
    assertEntity('Dataset', DATASET.toHexString(), [
      ['owner', DATASET_OWNER.toHexString()],
      ['name', 'dataset'],
    ]);
    assertEntity('Workerpool', WORKERPOOL.toHexString(), [
      ['owner', SCHEDULER.toHexString()],
      ['description', 'workerpool'],
      ['workerStakeRatio', '35'],
      ['schedulerRewardRatio', '5'],
    ]);
    assertEntity('Protocol', 'iExec', [
      ['appsCount', '0'],
      ['datasetsCount', '0'],
      ['workerpoolsCount', '0'],
    ]);
  });

  test('creates resources whose getters all revert', () => {
    appReverts(APP);
    datasetReverts(DATASET);
    workerpoolReverts(WORKERPOOL);
    givenDeal(DEAL, new DealView());
    assertEntity('App', APP.toHexString(), [
      ['name', ''],
      ['multiaddr', '0x'],
    ]);
    assertEntity('Dataset', DATASET.toHexString(), [['name', '']]);
    assertEntity('Workerpool', WORKERPOOL.toHexString(), [
      ['description', ''],
      ['workerStakeRatio', '30'],
      ['schedulerRewardRatio', '1'],
    ]);
  });

  test('reads a category created before the first indexed block', () => {
    categoryIs(4, 'XL', 36_000);
    givenDeal(DEAL, new DealView().withCategory(4));
    assert.fieldEquals('Deal', ID, 'workClockTimeRef', '36000');
    assertEntity('Category', '4', [
      ['name', 'XL'],
      ['timestamp', '0'],
    ]);
    assert.fieldEquals('Protocol', 'iExec', 'categoriesCount', '1');
  });

  test('skips the deal while its category cannot be known', () => {
    categoryReverts(4);
    givenDeal(DEAL, new DealView().withCategory(4));
    assert.notInStore('Deal', ID);
    assert.notInStore('OrdersMatched', idAt(MATCH_BLOCK, 5));
  });

  test('skips a deal the hub does not know, as those of Boost without their notice', () => {
    dealIsUnknown(DEAL);
    handleOrdersMatched(at(ordersMatched(DEAL, 2), 100, 5));
    assert.notInStore('Deal', ID);
    assert.notInStore('OrdersMatched', idAt(100, 5));
    assert.fieldEquals('Protocol', 'iExec', 'dealsCount', '0');
    assert.entityCount('AppOrder', 0);
  });

  test('skips a deal while the hub does not answer', () => {
    dealReverts(DEAL);
    handleOrdersMatched(at(ordersMatched(DEAL, 2), 100, 5));
    assert.notInStore('Deal', ID);
  });

  test('counts a deal once, whoever comes first', () => {
    new DealView().answerFor(DEAL);
    handleOrdersMatched(at(ordersMatched(DEAL, 2), 100, 5));
    handleSchedulerNotice(at(schedulerNotice(DEAL), 100, 6));
    assert.fieldEquals('Protocol', 'iExec', 'dealsCount', '1');
    assert.fieldEquals('App', APP.toHexString(), 'usageCount', '2');
  });

  test('refers to a bulk when params name one and there is no dataset', () => {
    givenDeal(DEAL, new DealView().withoutDataset().withParams('{"bulk_cid":"QmBulk"}'));
    assert.fieldEquals('Deal', ID, 'bulk', ID);
    assert.entityCount('Bulk', 0);
  });

  test('refers to no bulk when there is a dataset', () => {
    givenDeal(DEAL, new DealView().withParams('{"bulk_cid":"QmBulk"}'));
    assertUnset('Deal', ID, ['bulk']);
  });

  test('accepts any params', () => {
    const hostile = [
      '',
      'not json',
      '[1]',
      '5',
      'null',
      '"bulk_cid"',
      '["bulk_cid"]',
      '{"bulk_cid":7}',
      '{"bulk_cid":null}',
      '{"bulk_cid":{"a":1}}',
      '{"bulk_cid":["x"]}',
      '{"a":{"bulk_cid":"x"}}',
      '{"bulk_cid":',
      'bulk_cid',
      `{"bulk_cid":${'['.repeat(300)}${']'.repeat(300)}}`,
    ];
    for (let i = 0; i < hostile.length; i++) {
      clearStore();
      givenNetwork('arbitrum-one');
      givenDeal(DEAL, new DealView().withoutDataset().withParams(hostile[i]));
      assert.fieldEquals('Deal', ID, 'params', hostile[i]);
      assertUnset('Deal', ID, ['bulk']);
    }
  });

  test('shows no sponsor where hubs have none', () => {
    clearStore();
    givenNetwork('mainnet');
    givenDeal(DEAL, new DealView().withSponsor(SPONSOR));
    assert.fieldEquals('Deal', ID, 'sponsor', ZERO_ID);
  });
});

describe('handleDealSponsored()', () => {
  beforeEach(() => {
    givenNetwork('arbitrum-one');
  });

  afterEach(() => {
    clearStore();
  });

  test('records who paid', () => {
    givenDeal(DEAL, new DealView().withSponsor(SPONSOR));
    handleDealSponsored(at(dealSponsored(DEAL, SPONSOR), MATCH_BLOCK, 6));
    assertEntity('DealSponsored', idAt(MATCH_BLOCK, 6), [
      ['deal', ID],
      ['sponsor', SPONSOR.toHexString()],
      ['transaction', transactionHash(MATCH_BLOCK).toHexString()],
      ['timestamp', timeOf(MATCH_BLOCK).toString()],
      ['blockNumber', MATCH_BLOCK.toString()],
      ['logIndex', '6'],
    ]);
    assert.fieldEquals('Deal', ID, 'sponsor', SPONSOR.toHexString());
    assert.fieldEquals('Protocol', 'iExec', 'dealsCount', '1');
  });

  test('can be repeated', () => {
    givenDeal(DEAL, new DealView().withSponsor(SPONSOR));
    handleDealSponsored(at(dealSponsored(DEAL, SPONSOR), MATCH_BLOCK, 6));
    handleDealSponsored(at(dealSponsored(DEAL, SPONSOR), MATCH_BLOCK, 7));
    assert.entityCount('DealSponsored', 2);
    assert.entityCount('Deal', 1);
  });

  test('reads a deal whose match was missed', () => {
    new DealView().answerFor(DEAL);
    handleDealSponsored(at(dealSponsored(DEAL, SPONSOR), MATCH_BLOCK, 6));
    assert.fieldEquals('Deal', ID, 'sponsor', SPONSOR.toHexString());
  });

  test('skips a deal the hub does not show', () => {
    dealReverts(OTHER_DEAL);
    handleDealSponsored(at(dealSponsored(OTHER_DEAL, SPONSOR), MATCH_BLOCK, 6));
    dealIsUnknown(DEAL);
    handleDealSponsored(at(dealSponsored(DEAL, SPONSOR), MATCH_BLOCK, 7));
    assert.entityCount('DealSponsored', 0);
  });
});
