import { Address, store } from '@graphprotocol/graph-ts';
import {
  afterEach,
  assert,
  beforeEach,
  clearInBlockStore,
  clearStore,
  describe,
  mockInBlockStore,
  test,
} from 'matchstick-as/assembly/index';
import {
  handleDealSponsored,
  handleLock,
  handleOrdersMatched,
  handleReward,
  handleSeize,
  handleTaskClaimed,
  handleTaskContribute,
  handleTaskFinalize,
  handleTaskInitialize,
  handleTaskReveal,
  handleTransfer,
  handleUnlock,
} from '../../../src/handlers/hub';
import { KITTY } from '../../../src/lib/constants';
import { taskIdOf } from '../../../src/lib/ids';
import { noBytes } from '../../../src/lib/words';
import {
  APP,
  APP_OWNER,
  BENEFICIARY,
  CALLBACK,
  DATASET,
  DATASET_OWNER,
  DEAL,
  HUB,
  OTHER_DEAL,
  OTHER_WORKER,
  REQUESTER,
  RESULT_DIGEST,
  RESULT_HASH,
  SCHEDULER,
  SEAL,
  SPONSOR,
  WORKER,
  WORKERPOOL,
  ZERO,
} from '../../fixtures/actors';
import {
  dealSponsored,
  lock,
  ordersMatched,
  reward,
  seize,
  taskClaimed,
  taskContribute,
  taskFinalize,
  taskInitialize,
  taskReveal,
  transfer,
  unlock,
} from '../../fixtures/hubEvents';
import { contributionIs, DealView, START_TIME, scoreIs, taskIs } from '../../fixtures/hubViews';
import { at, idAt, timeOf, transactionHash } from '../../fixtures/mockEvent';
import { assertEntity, assertUnset } from '../../fixtures/rows';
import {
  givenConsensus,
  givenDeal,
  givenDefaultTask,
  givenNetwork,
  givenTask,
  MATCH_BLOCK,
  UNIT,
} from '../../fixtures/stories';
import { big, rlc } from '../../fixtures/values';

const END_BLOCK: i32 = 200;

/** Points of series get their ids when they are stored for good; in tests they all have the one that was asked for. */
const LAST_POINT = '0';

/** A deal matched in the block of its events. */
function freshDeal(): DealView {
  return new DealView().startedAt(timeOf(MATCH_BLOCK));
}

function id(address: Address): string {
  return address.toHexString();
}

/** Makes what a handler has stored also something that was stored in the block at hand. */
function isInBlock(type: string, id: string): void {
  mockInBlockStore(type, id, store.get(type, id)!);
}

describe('a new deal', () => {
  beforeEach(() => {
    givenNetwork('arbitrum-one');
  });
  afterEach(() => {
    clearStore();
    clearInBlockStore();
  });

  test('is counted with everything it uses and everybody it names', () => {
    givenDeal(DEAL, freshDeal());
    const used = [
      ['dealsCount', '1'],
      ['usageCount', '2'],
      ['lastUsageTimestamp', timeOf(MATCH_BLOCK).toString()],
      ['requestersCount', '1'],
      ['revenue', '0'],
    ];
    assertEntity('App', id(APP), used);
    assertEntity('Dataset', id(DATASET), used);
    assertEntity('Workerpool', id(WORKERPOOL), used);
    assertEntity('RessourceUser', `${id(APP)}-${id(REQUESTER)}`, [
      ['app', id(APP)],
      ['requester', id(REQUESTER)],
      ['dealsCount', '1'],
      ['tasksCount', '2'],
      ['firstUsedAt', timeOf(MATCH_BLOCK).toString()],
      ['lastUsedAt', timeOf(MATCH_BLOCK).toString()],
    ]);
    assertUnset('RessourceUser', `${id(APP)}-${id(REQUESTER)}`, ['dataset', 'workerpool']);
    assertEntity('Account', id(REQUESTER), [
      ['dealsRequestedCount', '1'],
      ['tasksRequestedCount', '2'],
      ['dealsSponsoredCount', '0'],
      ['firstRequestAt', timeOf(MATCH_BLOCK).toString()],
      ['lastRequestAt', timeOf(MATCH_BLOCK).toString()],
    ]);
    assert.fieldEquals('Account', id(BENEFICIARY), 'dealsBeneficiaryCount', '1');
    assert.fieldEquals('Account', id(CALLBACK), 'dealsCallbackCount', '1');
    assertEntity('Category', '0', [
      ['dealsCount', '1'],
      ['tasksCount', '2'],
    ]);
    assertEntity('Protocol', 'iExec', [
      ['requestersCount', '1'],
      ['volumeCommitted', '12'],
    ]);
    assertEntity('Deal', DEAL.toHexString(), [
      ['deadline', (timeOf(MATCH_BLOCK) + 10 * UNIT).toString()],
      ['matchTransaction', transactionHash(MATCH_BLOCK).toHexString()],
    ]);
    assertEntity('ActivityPoint', LAST_POINT, [
      ['deals', '1'],
      ['tasks', '2'],
      ['committed', '12'],
      ['teeTasks', '0'],
      ['durationClass', '-1'],
      ['deadlineHour', '1700002800'],
    ]);
    assertEntity('DatasetActivityPoint', LAST_POINT, [
      ['dataset', id(DATASET)],
      ['deals', '1'],
      ['tasks', '2'],
    ]);
  });

  test('makes those who take part active in the hour, day, week and month', () => {
    givenDeal(DEAL, freshDeal());
    givenDeal(OTHER_DEAL, freshDeal());
    assert.entityCount('ActivePeriod', 4);
    // Block 100 is of Tuesday, 14 November 2023, 22:30 UTC.
    const periods = ['HOUR-1699999200', 'DAY-1699920000', 'WEEK-1699833600', 'MONTH-1698796800'];
    for (let i = 0; i < periods.length; i++)
      assertEntity('ActivePeriod', periods[i], [
        ['requesters', '1'],
        ['newRequesters', '1'],
        ['apps', '1'],
        ['datasets', '1'],
        ['workerpools', '1'],
        ['workers', '0'],
      ]);
    assert.fieldEquals('App', id(APP), 'requestersCount', '1');
    assert.fieldEquals('App', id(APP), 'dealsCount', '2');
    assert.fieldEquals('Protocol', 'iExec', 'requestersCount', '1');
  });

  test('makes nobody active when it is read late', () => {
    givenDeal(DEAL, new DealView().startedAt(timeOf(1)));
    assert.entityCount('ActivePeriod', 0);
    assert.fieldEquals('App', id(APP), 'dealsCount', '1');
    assert.fieldEquals('Account', id(REQUESTER), 'firstRequestAt', timeOf(1).toString());
  });

  test('is counted for its sponsor, also one that is known only afterwards', () => {
    givenDeal(DEAL, freshDeal().withSponsor(SPONSOR));
    assert.fieldEquals('Account', id(SPONSOR), 'dealsSponsoredCount', '1');
    handleDealSponsored(at(dealSponsored(DEAL, BENEFICIARY), MATCH_BLOCK, 6));
    assert.fieldEquals('Account', id(SPONSOR), 'dealsSponsoredCount', '0');
    assert.fieldEquals('Account', id(BENEFICIARY), 'dealsSponsoredCount', '1');
    handleDealSponsored(at(dealSponsored(DEAL, REQUESTER), MATCH_BLOCK, 7));
    assert.fieldEquals('Account', id(BENEFICIARY), 'dealsSponsoredCount', '0');
    assert.fieldEquals('Account', id(REQUESTER), 'dealsSponsoredCount', '0');
  });

  test('knows no match transaction when its match was not seen', () => {
    freshDeal().answerFor(DEAL);
    givenTask(DEAL, 0);
    assertUnset('Deal', DEAL.toHexString(), ['matchTransaction']);
    handleOrdersMatched(at(ordersMatched(DEAL, 2), END_BLOCK, 0));
    assert.fieldEquals('App', id(APP), 'dealsCount', '1');
  });
});

describe('the end of a task', () => {
  afterEach(() => {
    clearStore();
    clearInBlockStore();
  });

  test('tells what each amount is for, even when one account has every role', () => {
    const task = givenConsensus();
    const one = WORKER;
    handleTaskReveal(at(taskReveal(task, one, RESULT_DIGEST), 140, 0));
    scoreIs(OTHER_WORKER, 0);
    contributionIs(task, OTHER_WORKER, SEAL, ZERO);
    handleTaskContribute(at(taskContribute(task, OTHER_WORKER, SEAL), 141, 0));
    // The order of the hub: price, app, dataset, stake back, kitty, right worker, wrong worker, scheduler.
    handleSeize(at(seize(one, rlc(6), task), END_BLOCK, 0));
    handleReward(at(reward(one, rlc(1), task), END_BLOCK, 2));
    handleReward(at(reward(one, rlc(2), task), END_BLOCK, 4));
    handleUnlock(at(unlock(one, rlc(1)), END_BLOCK, 6));
    handleSeize(at(seize(KITTY, rlc(10), task), END_BLOCK, 7));
    isInBlock('Seize', idAt(END_BLOCK, 7));
    handleReward(at(reward(one, rlc(10), task), END_BLOCK, 9));
    handleReward(at(reward(one, rlc(3), task), END_BLOCK, 13));
    handleSeize(at(seize(OTHER_WORKER, rlc(4), task), END_BLOCK, 14));
    handleReward(at(reward(one, rlc(5), task), END_BLOCK, 17));
    taskIs(task, DEAL, 0, noBytes());
    handleTaskFinalize(at(taskFinalize(task, RESULT_HASH), END_BLOCK, 18));

    const seizes = [0, 7, 14];
    const seizeKinds = ['PAYMENT', 'KITTY_SHARE', 'WORKER_STAKE'];
    for (let i = 0; i < seizes.length; i++)
      assert.fieldEquals('Seize', idAt(END_BLOCK, seizes[i]), 'kind', seizeKinds[i]);
    const rewards = [2, 4, 9, 13, 17];
    const rewardKinds = ['APP', 'DATASET', 'KITTY_SHARE', 'WORKER', 'SCHEDULER'];
    for (let i = 0; i < rewards.length; i++)
      assert.fieldEquals('Reward', idAt(END_BLOCK, rewards[i]), 'kind', rewardKinds[i]);
    const hex = task.toHexString();
    assert.fieldEquals('Reward', idAt(END_BLOCK, 13), 'contribution', `${hex}-${id(one)}`);
    assert.fieldEquals('Seize', idAt(END_BLOCK, 14), 'contribution', `${hex}-${id(OTHER_WORKER)}`);
    assertUnset('Reward', idAt(END_BLOCK, 17), ['contribution']);

    assertEntity('Task', hex, [
      ['payment', '6'],
      ['appReward', '1'],
      ['datasetReward', '2'],
      ['kittyShare', '10'],
      ['workersReward', '3'],
      ['rewardedWorkersCount', '1'],
      ['schedulerReward', '5'],
      ['stakeSlashed', '4'],
    ]);
    assertEntity('Account', id(one), [
      ['spent', '6'],
      ['earned', '21'],
      ['workerEarned', '3'],
      ['slashed', '0'],
    ]);
    assertEntity('Account', id(OTHER_WORKER), [
      ['slashed', '4'],
      ['workerSlashed', '4'],
      ['slashedContributionsCount', '1'],
      ['provedContributionsCount', '0'],
    ]);
    assertEntity('Workerpool', id(WORKERPOOL), [
      ['completedTasksCount', '1'],
      ['revenue', '3'],
      ['schedulerEarnings', '5'],
      ['workersEarnings', '3'],
      ['kittyShares', '10'],
      ['stakeSlashed', '4'],
      ['workersCount', '2'],
    ]);
    assertEntity('Protocol', 'iExec', [
      ['volumeSettled', '6'],
      ['volumeSponsored', '0'],
      ['appsRevenue', '1'],
      ['datasetsRevenue', '2'],
      ['workerpoolsRevenue', '3'],
      ['schedulersRevenue', '5'],
      ['workersRevenue', '3'],
      ['kittyShares', '10'],
      ['stakeSlashed', '4'],
    ]);
    assert.fieldEquals('Dataset', id(DATASET), 'completedTasksCount', '1');
    assert.fieldEquals('Dataset', id(DATASET), 'revenue', '2');
    assert.fieldEquals('Category', '0', 'completedTasksCount', '1');
    assertEntity('ActivityPoint', LAST_POINT, [
      ['completed', '1'],
      ['deals', '0'],
      ['settled', '6'],
      ['schedulerRevenue', '5'],
      ['slashed', '4'],
      ['duration', (timeOf(END_BLOCK) - START_TIME).toString()],
      ['matchedHour', '1699999200'],
      ['matchedDay', '1699920000'],
    ]);
    assertEntity('DatasetActivityPoint', LAST_POINT, [
      ['dataset', id(DATASET)],
      ['completed', '1'],
      ['datasetRevenue', '2'],
    ]);
  });

  test('pays the worker that finalizes at once before its contribution is seen', () => {
    const task = givenDefaultTask();
    scoreIs(WORKER, 0);
    contributionIs(task, WORKER, SEAL, ZERO);
    handleSeize(at(seize(REQUESTER, rlc(6), task), END_BLOCK, 0));
    handleReward(at(reward(APP_OWNER, rlc(1), task), END_BLOCK, 2));
    handleReward(at(reward(DATASET_OWNER, rlc(2), task), END_BLOCK, 4));
    handleReward(at(reward(WORKER, rlc(2), task), END_BLOCK, 8));
    handleReward(at(reward(SCHEDULER, rlc(1), task), END_BLOCK, 10));
    handleTaskContribute(at(taskContribute(task, WORKER, RESULT_HASH), END_BLOCK, 11));
    assert.fieldEquals('Reward', idAt(END_BLOCK, 8), 'kind', 'WORKER');
    assert.fieldEquals('Reward', idAt(END_BLOCK, 10), 'kind', 'SCHEDULER');
    const contribution = `${task.toHexString()}-${id(WORKER)}`;
    assert.fieldEquals('Reward', idAt(END_BLOCK, 8), 'contribution', contribution);
    assert.fieldEquals('Contribution', contribution, 'weight', '0');
    assertEntity('WorkerpoolWorker', `${id(WORKERPOOL)}-${id(WORKER)}`, [
      ['contributionsCount', '1'],
      ['earned', '2'],
      ['slashed', '0'],
    ]);
    assert.fieldEquals('Workerpool', id(WORKERPOOL), 'workersCount', '1');
  });

  test('without a result gives the price back and takes the stake of the scheduler', () => {
    givenNetwork('arbitrum-one');
    // The scheduler pays for its own deal.
    givenDeal(DEAL, freshDeal().withSponsor(SCHEDULER));
    const task = givenTask(DEAL, 0);
    handleUnlock(at(unlock(SCHEDULER, rlc(6)), END_BLOCK, 1));
    isInBlock('Unlock', idAt(END_BLOCK, 1));
    handleSeize(at(seize(SCHEDULER, rlc(6), task), END_BLOCK, 2));
    handleReward(at(reward(KITTY, rlc(6), task), END_BLOCK, 3));
    handleLock(at(lock(KITTY, rlc(6)), END_BLOCK, 4));
    handleTaskClaimed(at(taskClaimed(task), END_BLOCK, 5));
    assert.fieldEquals('Seize', idAt(END_BLOCK, 2), 'kind', 'SCHEDULER_STAKE');
    assert.fieldEquals('Reward', idAt(END_BLOCK, 3), 'kind', 'KITTY');
    assertUnset('Task', task.toHexString(), ['payment']);
    assert.fieldEquals('Task', task.toHexString(), 'stakeSlashed', '6');
    assertEntity('Account', id(SCHEDULER), [
      ['spent', '0'],
      ['refunded', '6'],
      ['slashed', '6'],
      ['workerSlashed', '0'],
      ['dealsSponsoredCount', '1'],
    ]);
    assertEntity('Protocol', 'iExec', [
      ['volumeRefunded', '6'],
      ['volumeSettled', '0'],
      ['stakeSlashed', '6'],
    ]);
    assertEntity('App', id(APP), [
      ['claimedTasksCount', '1'],
      ['completedTasksCount', '0'],
      ['revenue', '0'],
    ]);
  });
});

describe('the work of a worker', () => {
  afterEach(() => {
    clearStore();
    clearInBlockStore();
  });

  test('is counted by contribution and by day', () => {
    const task = givenConsensus();
    handleTaskReveal(at(taskReveal(task, WORKER, RESULT_DIGEST), 140, 0));
    handleTaskReveal(at(taskReveal(task, WORKER, RESULT_DIGEST), 141, 0));
    const second = taskIdOf(DEAL, big(1));
    taskIs(second, DEAL, 1, noBytes());
    contributionIs(second, WORKER, SEAL, ZERO);
    handleTaskInitialize(at(taskInitialize(second), 150, 0));
    const nextDay = 9_000;
    handleLock(at(lock(WORKER, rlc(1)), nextDay, 0));
    handleTaskContribute(at(taskContribute(second, WORKER, RESULT_HASH), nextDay, 1));
    handleTaskContribute(at(taskContribute(second, WORKER, RESULT_HASH), nextDay, 2));
    assertEntity('Account', id(WORKER), [
      ['contributionsCount', '2'],
      ['provedContributionsCount', '1'],
      ['activeDaysCount', '2'],
      ['firstContributionAt', timeOf(120).toString()],
      ['lastContributionAt', timeOf(nextDay).toString()],
    ]);
    assertEntity('Contribution', `${task.toHexString()}-${id(WORKER)}`, [
      ['transaction', transactionHash(120).toHexString()],
      ['revealedAt', timeOf(140).toString()],
    ]);
    assertEntity('Task', task.toHexString(), [
      ['consensusAt', timeOf(130).toString()],
      ['winnersCount', '1'],
      ['revealsCount', '1'],
      ['revealedAt', timeOf(140).toString()],
    ]);
    assert.fieldEquals('Protocol', 'iExec', 'workersCount', '1');
    assert.fieldEquals('Protocol', 'iExec', 'initializedTasksCount', '2');
  });

  test('has the weight of the score before it', () => {
    const task = givenDefaultTask();
    scoreIs(WORKER, 30);
    contributionIs(task, WORKER, SEAL, ZERO);
    handleLock(at(lock(WORKER, rlc(1)), 120, 0));
    isInBlock('Lock', idAt(120, 0));
    handleTaskContribute(at(taskContribute(task, WORKER, RESULT_HASH), 120, 1));
    // The score was read at the end of this block, when something may have changed it.
    assertUnset('Contribution', `${task.toHexString()}-${id(WORKER)}`, ['weight']);
    const second = givenTask(DEAL, 1);
    contributionIs(second, WORKER, SEAL, ZERO);
    handleLock(at(lock(WORKER, rlc(1)), 130, 0));
    isInBlock('Lock', idAt(130, 0));
    handleTaskContribute(at(taskContribute(second, WORKER, RESULT_HASH), 130, 1));
    assert.fieldEquals('Contribution', `${second.toHexString()}-${id(WORKER)}`, 'weight', '3');
  });
});

describe('staked RLC', () => {
  afterEach(() => {
    clearStore();
    clearInBlockStore();
  });

  test('has a level after each change of it', () => {
    handleTransfer(at(transfer(ZERO, REQUESTER, rlc(5)), 100, 0));
    handleTransfer(at(transfer(REQUESTER, HUB, rlc(2)), 101, 0));
    handleTransfer(at(transfer(REQUESTER, WORKER, rlc(1)), 102, 0));
    assert.fieldEquals('Protocol', 'iExec', 'frozen', '2');
    handleTransfer(at(transfer(HUB, REQUESTER, rlc(2)), 103, 0));
    handleTransfer(at(transfer(REQUESTER, ZERO, rlc(3)), 104, 0));
    assert.fieldEquals('Protocol', 'iExec', 'frozen', '0');
    assert.fieldEquals('Protocol', 'iExec', 'tvl', '2');
    assertEntity('Account', id(REQUESTER), [
      ['deposited', '5'],
      ['withdrawn', '3'],
    ]);
    assertEntity('StakePoint', LAST_POINT, [
      ['total', '2'],
      ['frozen', '0'],
    ]);
  });
});
