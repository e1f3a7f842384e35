import { Address, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { afterEach, assert, beforeEach, clearStore, describe, test } from 'matchstick-as/assembly/index';
import { handleTaskContribute, handleTaskFinalize, handleTaskInitialize } from '../../src/handlers/hub';
import { contributionId, taskIdOf } from '../../src/lib/ids';
import { addressOfWord, hashOf, noBytes, uintWord } from '../../src/lib/words';
import { DEAL, ENCLAVE, OTHER_RESULT_HASH, RESULT_DIGEST, RESULT_HASH, SEAL, ZERO } from '../fixtures/actors';
import { dynamicCall, staticCall } from '../fixtures/calldata';
import { cutBefore, withOtherByte, withOverflowAt } from '../fixtures/damage';
import { taskContribute, taskFinalize, taskInitialize } from '../fixtures/hubEvents';
import { contributionIs, DealView, scoreIs, taskIs } from '../fixtures/hubViews';
import { at, idAt, withInput } from '../fixtures/mockEvent';
import { Random } from '../fixtures/random';
import { assertEntity, assertUnset } from '../fixtures/rows';
import { givenDeal, givenDefaultTask, givenNetwork } from '../fixtures/stories';
import { addressValue, big, bytesValue, hashValue, uintValue } from '../fixtures/values';

const CASES = 400;
const FIRST_BLOCK = 1000;

/** A worker of its own for each case. */
function worker(index: i32): Address {
  return addressOfWord(uintWord(big(1_000_000 + index)));
}

function finalizingInput(task: Bytes): Bytes {
  return dynamicCall('0x5facd761', [
    hashValue(task),
    hashValue(RESULT_DIGEST),
    bytesValue(noBytes()),
    bytesValue(RESULT_HASH),
    addressValue(ZERO),
    bytesValue(noBytes()),
    bytesValue(noBytes()),
  ]);
}

/** The input with its first words wrong: a byte of them, or everything behind some place in them. */
function withBadHead(input: Bytes, words: i32, random: Random): Bytes {
  const end = 4 + words * 32;
  return random.below(2) == 0 ? cutBefore(input, end, random) : withOtherByte(input, 0, end, random);
}

describe('fuzzed input of task calls', () => {
  beforeEach(() => {
    givenDefaultTask();
  });

  afterEach(() => {
    clearStore();
  });

  test('gives a new task no other place than its own', () => {
    clearStore();
    givenNetwork('arbitrum-one');
    givenDeal(DEAL, new DealView().withBag(0, CASES));
    const random = new Random(51);
    for (let i = 0; i < CASES; i++) {
      const task = taskIdOf(DEAL, big(i));
      taskIs(task, DEAL, i, noBytes());
      const input = staticCall('0x5b36c66b', [hashValue(DEAL), uintValue(big(i))]);
      handleTaskInitialize(
        withInput(at(taskInitialize(task), FIRST_BLOCK + i, 0), withBadHead(input, 2, random)),
      );
      assertEntity('Task', task.toHexString(), [
        ['deal', DEAL.toHexString()],
        ['index', i.toString()],
        ['status', 'ACTIVE'],
      ]);
      assert.fieldEquals('TaskInitialize', idAt(FIRST_BLOCK + i, 0), 'task', task.toHexString());
    }
    assert.fieldEquals('Deal', DEAL.toHexString(), 'initializedTasksCount', CASES.toString());
  });

  test('gives tasks of one call no other places than their own', () => {
    clearStore();
    givenNetwork('arbitrum-one');
    givenDeal(DEAL, new DealView().withBag(0, CASES));
    const random = new Random(52);
    const selectors = ['0xb504681d', '0xf722cb32'];
    for (let i = 0; i < CASES; i++) {
      const task = taskIdOf(DEAL, big(i));
      taskIs(task, DEAL, i, noBytes());
      const deals = hashValue(DEAL);
      const input = dynamicCall(selectors[random.below(2)], [
        ethereum.Value.fromArray([deals, deals]),
        ethereum.Value.fromArray([uintValue(big(i + 1)), uintValue(big(i))]),
      ]);
      // Two offsets, then the lengths of the arrays.
      const words = [4, 36, 68, 164];
      const bad =
        random.below(2) == 0
          ? withOverflowAt(input, words[random.below(4)], random)
          : cutBefore(input, input.length, random);
      handleTaskInitialize(withInput(at(taskInitialize(task), FIRST_BLOCK + i, 0), bad));
      assertEntity('Task', task.toHexString(), [
        ['deal', DEAL.toHexString()],
        ['index', i.toString()],
      ]);
    }
    assert.fieldEquals('Deal', DEAL.toHexString(), 'initializedTasksCount', CASES.toString());
  });

  test('does not tell of a contribution what the hub does not', () => {
    const task = taskIdOf(DEAL, big(0));
    const random = new Random(53);
    for (let i = 0; i < CASES; i++) {
      scoreIs(worker(i), 3);
      contributionIs(task, worker(i), SEAL, ENCLAVE);
      const input = dynamicCall('0x34623484', [
        hashValue(task),
        hashValue(RESULT_HASH),
        hashValue(OTHER_RESULT_HASH),
        addressValue(ZERO),
        bytesValue(noBytes()),
        bytesValue(noBytes()),
      ]);
      const event = at(taskContribute(task, worker(i), RESULT_HASH), FIRST_BLOCK + i, 0);
      handleTaskContribute(withInput(event, withBadHead(input, 2, random)));
      assertEntity('Contribution', contributionId(task, worker(i)), [
        ['seal', SEAL.toHexString()],
        ['challenge', ENCLAVE.toHexString()],
        ['status', 'CONTRIBUTED'],
      ]);
      assert.fieldEquals('TaskContribute', idAt(FIRST_BLOCK + i, 0), 'worker', worker(i).toHexString());
    }
    assert.entityCount('Contribution', CASES);
  });

  test('does not tell of a contribution that finalizes what the hub does not', () => {
    const task = taskIdOf(DEAL, big(0));
    const hash = hashOf([task, RESULT_DIGEST]);
    const random = new Random(54);
    for (let i = 0; i < CASES; i++) {
      scoreIs(worker(i), 3);
      contributionIs(task, worker(i), SEAL, ENCLAVE);
      const event = at(taskContribute(task, worker(i), hash), FIRST_BLOCK + i, 0);
      handleTaskContribute(withInput(event, withBadHead(finalizingInput(task), 2, random)));
      assertEntity('Contribution', contributionId(task, worker(i)), [
        ['seal', SEAL.toHexString()],
        ['challenge', ENCLAVE.toHexString()],
      ]);
    }
    assert.entityCount('TaskContribute', CASES);
  });

  test('of another task leaves the callback data to the hub', () => {
    clearStore();
    givenNetwork('arbitrum-one');
    givenDeal(DEAL, new DealView().withBag(0, CASES));
    const random = new Random(55);
    for (let i = 0; i < CASES; i++) {
      const task = taskIdOf(DEAL, big(i));
      taskIs(task, DEAL, i, SEAL);
      const input =
        random.below(2) == 0
          ? finalizingInput(task)
          : dynamicCall('0x8fc375e5', [hashValue(task), bytesValue(noBytes()), bytesValue(RESULT_DIGEST)]);
      const results = random.bytes(random.below(80));
      const event = at(taskFinalize(task, results), FIRST_BLOCK + i, 0);
      handleTaskFinalize(withInput(event, withBadHead(input, 1, random)));
      assertEntity('Task', task.toHexString(), [
        ['status', 'COMPLETED'],
        ['results', results.toHexString()],
        ['resultsCallback', SEAL.toHexString()],
      ]);
    }
    assert.fieldEquals('Protocol', 'iExec', 'completedTasksCount', CASES.toString());
    assert.fieldEquals('Deal', DEAL.toHexString(), 'completedTasksCount', CASES.toString());
  });

  test('with callback data out of bounds leaves it out', () => {
    clearStore();
    givenNetwork('arbitrum-one');
    givenDeal(DEAL, new DealView().withBag(0, CASES));
    const random = new Random(56);
    for (let i = 0; i < CASES; i++) {
      const task = taskIdOf(DEAL, big(i));
      taskIs(task, DEAL, i, SEAL);
      const input = dynamicCall('0x8fc375e5', [
        hashValue(task),
        bytesValue(noBytes()),
        bytesValue(RESULT_DIGEST),
      ]);
      // Its offset, or its length behind the empty results.
      const bad = withOverflowAt(input, random.below(2) == 0 ? 68 : 132, random);
      handleTaskFinalize(withInput(at(taskFinalize(task, noBytes()), FIRST_BLOCK + i, 0), bad));
      assert.fieldEquals('Task', task.toHexString(), 'status', 'COMPLETED');
      assertUnset('Task', task.toHexString(), ['resultsCallback']);
    }
    assert.entityCount('TaskFinalize', CASES);
  });
});
