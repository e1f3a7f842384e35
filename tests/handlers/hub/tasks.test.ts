import { Bytes, ethereum } from '@graphprotocol/graph-ts';
import { afterEach, assert, beforeEach, clearStore, describe, test } from 'matchstick-as/assembly/index';
import {
  handleTaskClaimed,
  handleTaskConsensus,
  handleTaskContribute,
  handleTaskFinalize,
  handleTaskInitialize,
  handleTaskReopen,
  handleTaskReveal,
} from '../../../src/handlers/hub';
import { taskIdOf } from '../../../src/lib/ids';
import { hashOf, noBytes } from '../../../src/lib/words';
import {
  DEAL,
  ENCLAVE,
  OTHER_RESULT_HASH,
  OTHER_WORKER,
  RELAY,
  REQUESTER,
  RESULT_DIGEST,
  RESULT_HASH,
  SEAL,
  UNKNOWN_TASK,
  WORKER,
  WORKERPOOL,
  ZERO,
} from '../../fixtures/actors';
import { dynamicCall, staticCall } from '../../fixtures/calldata';
import {
  taskClaimed,
  taskConsensus,
  taskContribute,
  taskFinalize,
  taskInitialize,
  taskReopen,
  taskReveal,
} from '../../fixtures/hubEvents';
import {
  contributionIs,
  contributionReverts,
  DealView,
  dealIsUnknown,
  START_TIME,
  scoreIs,
  scoreReverts,
  taskIs,
  taskIsUnknown,
  taskReverts,
} from '../../fixtures/hubViews';
import { at, idAt, through, timeOf, transactionHash, withInput } from '../../fixtures/mockEvent';
import { assertEntity, assertUnset } from '../../fixtures/rows';
import {
  CONSENSUS_BLOCK,
  CONTRIBUTE_BLOCK,
  givenConsensus,
  givenDeal,
  givenDefaultTask,
  givenNetwork,
  INITIALIZE_BLOCK,
  UNIT,
} from '../../fixtures/stories';
import { addressValue, big, bytesValue, hashValue, uintValue } from '../../fixtures/values';

const DEAL_ID = DEAL.toHexString();
const TASK = taskIdOf(DEAL, big(0));
const TASK_ID = TASK.toHexString();
const WORKER_ID = WORKER.toHexString();
const CONTRIBUTION = `${TASK_ID}-${WORKER_ID}`;
const RESULTS = Bytes.fromUTF8('{ "storage": "ipfs", "location": "/ipfs/Qm" }');

describe('handleTaskInitialize()', () => {
  beforeEach(() => {
    givenNetwork('arbitrum-one');
    givenDeal(DEAL, new DealView());
  });

  afterEach(() => {
    clearStore();
  });

  test('starts the task, with all its deadlines', () => {
    const input = staticCall('0x5b36c66b', [hashValue(DEAL), uintValue(big(0))]);
    handleTaskInitialize(withInput(at(taskInitialize(TASK), INITIALIZE_BLOCK, 2), input));
    assertEntity('Task', TASK_ID, [
      ['status', 'ACTIVE'],
      ['deal', DEAL_ID],
      ['index', '0'],
      ['requester', REQUESTER.toHexString()],
      ['contributions', '[]'],
      ['contributionDeadline', (START_TIME + 7 * UNIT).toString()],
      ['finalDeadline', (START_TIME + 10 * UNIT).toString()],
      ['timestamp', timeOf(INITIALIZE_BLOCK).toString()],
      ['initializedAt', timeOf(INITIALIZE_BLOCK).toString()],
    ]);
    assert.fieldEquals('Deal', DEAL_ID, 'initializedTasksCount', '1');
    assertEntity('TaskInitialize', idAt(INITIALIZE_BLOCK, 2), [
      ['task', TASK_ID],
      ['workerpool', WORKERPOOL.toHexString()],
      ['transaction', transactionHash(INITIALIZE_BLOCK).toHexString()],
      ['blockNumber', '110'],
      ['logIndex', '2'],
    ]);
  });

  test('finds its place among many initialized at once', () => {
    const second = taskIdOf(DEAL, big(1));
    const input = dynamicCall('0xb504681d', [
      ethereum.Value.fromFixedBytesArray([DEAL, DEAL]),
      ethereum.Value.fromUnsignedBigIntArray([big(0), big(1)]),
    ]);
    handleTaskInitialize(withInput(at(taskInitialize(TASK), INITIALIZE_BLOCK, 0), input));
    handleTaskInitialize(withInput(at(taskInitialize(second), INITIALIZE_BLOCK, 1), input));
    assert.fieldEquals('Task', TASK_ID, 'index', '0');
    assert.fieldEquals('Task', second.toHexString(), 'index', '1');
    assert.fieldEquals('Deal', DEAL_ID, 'initializedTasksCount', '2');
  });

  test('asks the hub when another contract made the call', () => {
    taskIs(TASK, DEAL, 0, noBytes());
    handleTaskInitialize(through(at(taskInitialize(TASK), INITIALIZE_BLOCK, 0), RELAY));
    assert.fieldEquals('Task', TASK_ID, 'index', '0');
  });

  test('asks the hub when the input does not fit the task', () => {
    taskIs(TASK, DEAL, 0, noBytes());
    const input = staticCall('0x5b36c66b', [hashValue(DEAL), uintValue(big(1))]);
    handleTaskInitialize(withInput(at(taskInitialize(TASK), INITIALIZE_BLOCK, 0), input));
    assert.fieldEquals('Task', TASK_ID, 'index', '0');
  });

  test('skips a task nobody can place', () => {
    taskReverts(TASK);
    handleTaskInitialize(at(taskInitialize(TASK), INITIALIZE_BLOCK, 0));
    assert.notInStore('Task', TASK_ID);
    assert.notInStore('TaskInitialize', idAt(INITIALIZE_BLOCK, 0));
  });

  test('reads a deal whose match was not indexed, and counts it', () => {
    clearStore();
    givenNetwork('arbitrum-one');
    new DealView().answerFor(DEAL);
    const input = staticCall('0x5b36c66b', [hashValue(DEAL), uintValue(big(0))]);
    handleTaskInitialize(withInput(at(taskInitialize(TASK), INITIALIZE_BLOCK, 0), input));
    assert.fieldEquals('Deal', DEAL_ID, 'initializedTasksCount', '1');
    assert.fieldEquals('Protocol', 'iExec', 'dealsCount', '1');
    assert.fieldEquals('Task', TASK_ID, 'deal', DEAL_ID);
  });

  test('skips a task of a deal the hub does not know', () => {
    clearStore();
    givenNetwork('arbitrum-one');
    dealIsUnknown(DEAL);
    const input = staticCall('0x5b36c66b', [hashValue(DEAL), uintValue(big(0))]);
    handleTaskInitialize(withInput(at(taskInitialize(TASK), INITIALIZE_BLOCK, 0), input));
    assert.notInStore('Task', TASK_ID);
  });

  test('counts a task once when it was known before', () => {
    givenDefaultTask();
    handleTaskInitialize(at(taskInitialize(TASK), INITIALIZE_BLOCK + 1, 0));
    assert.fieldEquals('Deal', DEAL_ID, 'initializedTasksCount', '1');
  });
});

describe('handleTaskContribute()', () => {
  beforeEach(() => {
    givenDefaultTask();
    scoreIs(WORKER, 0);
    scoreIs(OTHER_WORKER, 0);
  });

  afterEach(() => {
    clearStore();
  });

  test('reads seal and enclave from a direct call', () => {
    const input = dynamicCall('0x34623484', [
      hashValue(TASK),
      hashValue(RESULT_HASH),
      hashValue(SEAL),
      addressValue(ENCLAVE),
      bytesValue(Bytes.fromHexString('0x01')),
      bytesValue(Bytes.fromHexString('0x02')),
    ]);
    handleTaskContribute(
      withInput(at(taskContribute(TASK, WORKER, RESULT_HASH), CONTRIBUTE_BLOCK, 2), input),
    );
    assertEntity('Contribution', CONTRIBUTION, [
      ['status', 'CONTRIBUTED'],
      ['task', TASK_ID],
      ['worker', WORKER_ID],
      ['hash', RESULT_HASH.toHexString()],
      ['seal', SEAL.toHexString()],
      ['challenge', ENCLAVE.toHexString()],
      ['timestamp', timeOf(CONTRIBUTE_BLOCK).toString()],
      ['contributedAt', timeOf(CONTRIBUTE_BLOCK).toString()],
    ]);
    assertEntity('Task', TASK_ID, [
      ['contributions', `[${CONTRIBUTION}]`],
      ['timestamp', timeOf(CONTRIBUTE_BLOCK).toString()],
      ['status', 'ACTIVE'],
    ]);
    assertEntity('TaskContribute', idAt(CONTRIBUTE_BLOCK, 2), [
      ['task', TASK_ID],
      ['worker', WORKER_ID],
      ['hash', RESULT_HASH.toHexString()],
      ['logIndex', '2'],
    ]);
  });

  test('computes the seal of a contribution that also finalizes', () => {
    const hash = hashOf([TASK, RESULT_DIGEST]);
    const input = dynamicCall('0x5facd761', [
      hashValue(TASK),
      hashValue(RESULT_DIGEST),
      bytesValue(RESULTS),
      bytesValue(noBytes()),
      addressValue(ENCLAVE),
      bytesValue(noBytes()),
      bytesValue(noBytes()),
    ]);
    handleTaskContribute(withInput(at(taskContribute(TASK, WORKER, hash), CONTRIBUTE_BLOCK, 0), input));
    assertEntity('Contribution', CONTRIBUTION, [
      ['seal', hashOf([WORKER, TASK, RESULT_DIGEST]).toHexString()],
      ['challenge', ENCLAVE.toHexString()],
    ]);
  });

  test('asks the hub when another contract made the call', () => {
    contributionIs(TASK, WORKER, SEAL, ENCLAVE);
    handleTaskContribute(through(at(taskContribute(TASK, WORKER, RESULT_HASH), CONTRIBUTE_BLOCK, 0), RELAY));
    assertEntity('Contribution', CONTRIBUTION, [
      ['seal', SEAL.toHexString()],
      ['challenge', ENCLAVE.toHexString()],
    ]);
  });

  test('leaves the seal empty when nobody tells it', () => {
    contributionReverts(TASK, WORKER);
    handleTaskContribute(at(taskContribute(TASK, WORKER, RESULT_HASH), CONTRIBUTE_BLOCK, 0));
    assertEntity('Contribution', CONTRIBUTION, [
      ['seal', '0x'],
      ['challenge', ZERO.toHexString()],
    ]);
  });

  test('lists contributions oldest first, each once', () => {
    contributionIs(TASK, WORKER, SEAL, ZERO);
    contributionIs(TASK, OTHER_WORKER, SEAL, ZERO);
    handleTaskContribute(at(taskContribute(TASK, OTHER_WORKER, RESULT_HASH), CONTRIBUTE_BLOCK, 0));
    handleTaskContribute(at(taskContribute(TASK, WORKER, RESULT_HASH), CONTRIBUTE_BLOCK, 1));
    handleTaskContribute(at(taskContribute(TASK, WORKER, RESULT_HASH), CONTRIBUTE_BLOCK, 2));
    const first = `${TASK_ID}-${OTHER_WORKER.toHexString()}`;
    assert.fieldEquals('Task', TASK_ID, 'contributions', `[${first}, ${CONTRIBUTION}]`);
  });

  test('takes over a score earned before', () => {
    scoreIs(WORKER, 42);
    contributionIs(TASK, WORKER, SEAL, ZERO);
    handleTaskContribute(at(taskContribute(TASK, WORKER, RESULT_HASH), CONTRIBUTE_BLOCK, 0));
    assertEntity('Account', WORKER_ID, [
      ['score', '42'],
      ['scoreReadAtBlock', CONTRIBUTE_BLOCK.toString()],
    ]);
  });

  test('goes on without a score it cannot read', () => {
    scoreReverts(WORKER);
    contributionIs(TASK, WORKER, SEAL, ZERO);
    handleTaskContribute(at(taskContribute(TASK, WORKER, RESULT_HASH), CONTRIBUTE_BLOCK, 0));
    assert.fieldEquals('Account', WORKER_ID, 'score', '0');
    assertUnset('Account', WORKER_ID, ['scoreReadAtBlock']);
  });

  test('skips a task the hub does not know', () => {
    taskIsUnknown(UNKNOWN_TASK);
    handleTaskContribute(at(taskContribute(UNKNOWN_TASK, WORKER, RESULT_HASH), CONTRIBUTE_BLOCK, 0));
    assert.entityCount('Contribution', 0);
    assert.notInStore('TaskContribute', idAt(CONTRIBUTE_BLOCK, 0));
  });

  test('picks up a task whose initialization was missed', () => {
    const second = taskIdOf(DEAL, big(1));
    taskIs(second, DEAL, 1, noBytes());
    contributionIs(second, WORKER, SEAL, ZERO);
    handleTaskContribute(at(taskContribute(second, WORKER, RESULT_HASH), CONTRIBUTE_BLOCK, 0));
    assertEntity('Task', second.toHexString(), [
      ['index', '1'],
      ['finalDeadline', (START_TIME + 10 * UNIT).toString()],
    ]);
    assertUnset('Task', second.toHexString(), ['initializedAt']);
    assert.fieldEquals('Deal', DEAL_ID, 'initializedTasksCount', '2');
  });
});

describe('handleTaskConsensus()', () => {
  afterEach(() => {
    clearStore();
  });

  test('takes consensus and deadline from the event', () => {
    givenDefaultTask();
    handleTaskConsensus(at(taskConsensus(TASK, RESULT_HASH), CONSENSUS_BLOCK, 3));
    assertEntity('Task', TASK_ID, [
      ['status', 'REVEALING'],
      ['consensus', RESULT_HASH.toHexString()],
      ['revealDeadline', (timeOf(CONSENSUS_BLOCK) + 2 * UNIT).toString()],
      ['timestamp', timeOf(CONSENSUS_BLOCK).toString()],
    ]);
    assertEntity('TaskConsensus', idAt(CONSENSUS_BLOCK, 3), [
      ['task', TASK_ID],
      ['consensus', RESULT_HASH.toHexString()],
      ['logIndex', '3'],
    ]);
  });

  test('replaces the consensus after a reopening', () => {
    givenConsensus();
    handleTaskReopen(at(taskReopen(TASK), 150, 0));
    handleTaskConsensus(at(taskConsensus(TASK, OTHER_RESULT_HASH), 160, 0));
    assertEntity('Task', TASK_ID, [
      ['status', 'REVEALING'],
      ['consensus', OTHER_RESULT_HASH.toHexString()],
      ['revealDeadline', (timeOf(160) + 2 * UNIT).toString()],
    ]);
  });

  test('skips a task the hub does not know', () => {
    taskIsUnknown(UNKNOWN_TASK);
    handleTaskConsensus(at(taskConsensus(UNKNOWN_TASK, RESULT_HASH), CONSENSUS_BLOCK, 0));
    assert.notInStore('TaskConsensus', idAt(CONSENSUS_BLOCK, 0));
  });
});

describe('handleTaskReveal()', () => {
  afterEach(() => {
    clearStore();
  });

  test('proves the contribution', () => {
    givenConsensus();
    handleTaskReveal(at(taskReveal(TASK, WORKER, RESULT_DIGEST), 140, 1));
    assert.fieldEquals('Contribution', CONTRIBUTION, 'status', 'PROVED');
    assertEntity('Task', TASK_ID, [
      ['status', 'REVEALING'],
      ['resultDigest', RESULT_DIGEST.toHexString()],
      ['timestamp', timeOf(140).toString()],
    ]);
    assertEntity('TaskReveal', idAt(140, 1), [
      ['task', TASK_ID],
      ['worker', WORKER_ID],
      ['digest', RESULT_DIGEST.toHexString()],
    ]);
  });

  test('goes on without the contribution', () => {
    givenConsensus();
    handleTaskReveal(at(taskReveal(TASK, OTHER_WORKER, RESULT_DIGEST), 140, 1));
    assert.entityCount('Contribution', 1);
    assert.fieldEquals('TaskReveal', idAt(140, 1), 'worker', OTHER_WORKER.toHexString());
    assert.fieldEquals('Account', OTHER_WORKER.toHexString(), 'balance', '0');
  });

  test('skips a task the hub does not know', () => {
    taskIsUnknown(UNKNOWN_TASK);
    handleTaskReveal(at(taskReveal(UNKNOWN_TASK, WORKER, RESULT_DIGEST), 140, 0));
    assert.notInStore('TaskReveal', idAt(140, 0));
  });
});

describe('handleTaskReopen()', () => {
  afterEach(() => {
    clearStore();
  });

  test('rejects those who agreed and keeps the others', () => {
    givenConsensus();
    scoreIs(OTHER_WORKER, 0);
    contributionIs(TASK, OTHER_WORKER, SEAL, ZERO);
    handleTaskContribute(at(taskContribute(TASK, OTHER_WORKER, OTHER_RESULT_HASH), 135, 0));
    handleTaskReopen(at(taskReopen(TASK), 150, 4));
    assert.fieldEquals('Contribution', CONTRIBUTION, 'status', 'REJECTED');
    assert.fieldEquals('Contribution', `${TASK_ID}-${OTHER_WORKER.toHexString()}`, 'status', 'CONTRIBUTED');
    assertEntity('Task', TASK_ID, [
      ['status', 'ACTIVE'],
      ['timestamp', timeOf(150).toString()],
    ]);
    assertUnset('Task', TASK_ID, ['consensus', 'revealDeadline']);
    assertEntity('TaskReopen', idAt(150, 4), [
      ['task', TASK_ID],
      ['logIndex', '4'],
    ]);
  });

  test('rejects nobody without consensus', () => {
    givenConsensus();
    handleTaskReopen(at(taskReopen(TASK), 150, 0));
    scoreIs(OTHER_WORKER, 0);
    contributionIs(TASK, OTHER_WORKER, SEAL, ZERO);
    handleTaskContribute(at(taskContribute(TASK, OTHER_WORKER, OTHER_RESULT_HASH), 155, 0));
    handleTaskReopen(at(taskReopen(TASK), 160, 0));
    assert.fieldEquals('Contribution', `${TASK_ID}-${OTHER_WORKER.toHexString()}`, 'status', 'CONTRIBUTED');
  });

  test('skips a task the hub does not know', () => {
    taskIsUnknown(UNKNOWN_TASK);
    handleTaskReopen(at(taskReopen(UNKNOWN_TASK), 150, 0));
    assert.notInStore('TaskReopen', idAt(150, 0));
  });
});

describe('handleTaskFinalize()', () => {
  afterEach(() => {
    clearStore();
  });

  test('completes the task, with callback data from a direct call', () => {
    givenConsensus();
    const input = dynamicCall('0x8fc375e5', [
      hashValue(TASK),
      bytesValue(RESULTS),
      bytesValue(Bytes.fromHexString('0xc0ffee')),
    ]);
    handleTaskFinalize(withInput(at(taskFinalize(TASK, RESULTS), 145, 9), input));
    assertEntity('Task', TASK_ID, [
      ['status', 'COMPLETED'],
      ['results', RESULTS.toHexString()],
      ['resultsCallback', '0xc0ffee'],
      ['finalizedAt', timeOf(145).toString()],
      ['timestamp', timeOf(145).toString()],
    ]);
    assertEntity('Deal', DEAL_ID, [
      ['completedTasksCount', '1'],
      ['claimedTasksCount', '0'],
    ]);
    assert.fieldEquals('Protocol', 'iExec', 'completedTasksCount', '1');
    assertEntity('TaskFinalize', idAt(145, 9), [
      ['task', TASK_ID],
      ['results', RESULTS.toHexString()],
      ['logIndex', '9'],
    ]);
  });

  test('reads the callback data of a contribution that also finalizes', () => {
    givenConsensus();
    const input = dynamicCall('0x5facd761', [
      hashValue(TASK),
      hashValue(RESULT_DIGEST),
      bytesValue(RESULTS),
      bytesValue(Bytes.fromHexString('0xbeef')),
      addressValue(ZERO),
      bytesValue(noBytes()),
      bytesValue(noBytes()),
    ]);
    handleTaskFinalize(withInput(at(taskFinalize(TASK, RESULTS), 145, 9), input));
    assert.fieldEquals('Task', TASK_ID, 'resultsCallback', '0xbeef');
  });

  test('asks the hub when another contract made the call', () => {
    givenConsensus();
    taskIs(TASK, DEAL, 0, Bytes.fromHexString('0xabcd'));
    handleTaskFinalize(through(at(taskFinalize(TASK, RESULTS), 145, 9), RELAY));
    assert.fieldEquals('Task', TASK_ID, 'resultsCallback', '0xabcd');
  });

  test('leaves the callback data null when nobody tells it', () => {
    givenConsensus();
    taskReverts(TASK);
    handleTaskFinalize(at(taskFinalize(TASK, noBytes()), 145, 9));
    assertEntity('Task', TASK_ID, [
      ['status', 'COMPLETED'],
      ['results', '0x'],
    ]);
    assertUnset('Task', TASK_ID, ['resultsCallback', 'claimedAt']);
  });

  test('skips a task the hub does not know', () => {
    taskIsUnknown(UNKNOWN_TASK);
    handleTaskFinalize(at(taskFinalize(UNKNOWN_TASK, RESULTS), 145, 9));
    assert.notInStore('TaskFinalize', idAt(145, 9));
    assert.entityCount('Protocol', 0);
  });
});

describe('handleTaskClaimed()', () => {
  afterEach(() => {
    clearStore();
  });

  test('fails the task', () => {
    givenDefaultTask();
    handleTaskClaimed(at(taskClaimed(TASK), 900, 5));
    assertEntity('Task', TASK_ID, [
      ['status', 'FAILLED'],
      ['claimedAt', timeOf(900).toString()],
      ['timestamp', timeOf(900).toString()],
    ]);
    assertUnset('Task', TASK_ID, ['finalizedAt', 'results', 'resultsCallback']);
    assertEntity('Deal', DEAL_ID, [
      ['claimedTasksCount', '1'],
      ['completedTasksCount', '0'],
    ]);
    assert.fieldEquals('Protocol', 'iExec', 'claimedTasksCount', '1');
    assertEntity('TaskClaimed', idAt(900, 5), [
      ['task', TASK_ID],
      ['logIndex', '5'],
    ]);
  });

  test('initializes and claims in one transaction', () => {
    givenNetwork('arbitrum-one');
    givenDeal(DEAL, new DealView());
    const input = dynamicCall('0xf722cb32', [
      ethereum.Value.fromFixedBytesArray([DEAL]),
      ethereum.Value.fromUnsignedBigIntArray([big(0)]),
    ]);
    handleTaskInitialize(withInput(at(taskInitialize(TASK), 900, 0), input));
    handleTaskClaimed(withInput(at(taskClaimed(TASK), 900, 6), input));
    assertEntity('Deal', DEAL_ID, [
      ['initializedTasksCount', '1'],
      ['claimedTasksCount', '1'],
    ]);
    assert.fieldEquals('Task', TASK_ID, 'status', 'FAILLED');
  });

  test('skips a task that neither the hub nor the transaction shows', () => {
    taskIsUnknown(UNKNOWN_TASK);
    handleTaskClaimed(at(taskClaimed(UNKNOWN_TASK), 900, 5));
    assert.notInStore('TaskClaimed', idAt(900, 5));
    assert.entityCount('Task', 0);
  });
});
