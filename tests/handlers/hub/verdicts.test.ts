import { afterEach, assert, beforeEach, clearStore, describe, test } from 'matchstick-as/assembly/index';
import {
  handleAccurateContribution,
  handleFaultyContribution,
  handleTaskContribute,
} from '../../../src/handlers/hub';
import { taskIdOf } from '../../../src/lib/ids';
import { DEAL, OTHER_WORKER, RESULT_HASH, SEAL, WORKER, ZERO } from '../../fixtures/actors';
import { accurateContribution, faultyContribution, taskContribute } from '../../fixtures/hubEvents';
import { contributionIs, scoreIs, scoreReverts } from '../../fixtures/hubViews';
import { at, idAt } from '../../fixtures/mockEvent';
import { assertEntity } from '../../fixtures/rows';
import { CONTRIBUTE_BLOCK, givenConsensus, givenDefaultTask } from '../../fixtures/stories';
import { big } from '../../fixtures/values';

const TASK = taskIdOf(DEAL, big(0));
const WORKER_ID = WORKER.toHexString();
const CONTRIBUTION = `${TASK.toHexString()}-${WORKER_ID}`;

function contributeWithScore(score: i32): void {
  givenDefaultTask();
  scoreIs(WORKER, score);
  contributionIs(TASK, WORKER, SEAL, ZERO);
  handleTaskContribute(at(taskContribute(TASK, WORKER, RESULT_HASH), CONTRIBUTE_BLOCK, 0));
}

describe('handleAccurateContribution()', () => {
  beforeEach(() => {
    givenConsensus();
  });

  afterEach(() => {
    clearStore();
  });

  test('adds a point', () => {
    handleAccurateContribution(at(accurateContribution(WORKER, TASK), 150, 7));
    assert.fieldEquals('Account', WORKER_ID, 'score', '1');
    assertEntity('AccurateContribution', idAt(150, 7), [
      ['account', WORKER_ID],
      ['contribution', CONTRIBUTION],
      ['score', '1'],
      ['blockNumber', '150'],
      ['logIndex', '7'],
    ]);
  });

  test('gives two verdicts of one block different scores', () => {
    handleAccurateContribution(at(accurateContribution(WORKER, TASK), 150, 7));
    handleAccurateContribution(at(accurateContribution(WORKER, TASK), 150, 17));
    assert.fieldEquals('AccurateContribution', idAt(150, 7), 'score', '1');
    assert.fieldEquals('AccurateContribution', idAt(150, 17), 'score', '2');
  });

  test('does not count twice what the first reading showed', () => {
    clearStore();
    contributeWithScore(1);
    handleAccurateContribution(at(accurateContribution(WORKER, TASK), CONTRIBUTE_BLOCK, 7));
    assert.fieldEquals('Account', WORKER_ID, 'score', '1');
    handleAccurateContribution(at(accurateContribution(WORKER, TASK), CONTRIBUTE_BLOCK + 1, 0));
    assert.fieldEquals('Account', WORKER_ID, 'score', '2');
  });

  test('moves the score of a worker whose contribution was missed, and records nothing', () => {
    scoreIs(OTHER_WORKER, 9);
    handleAccurateContribution(at(accurateContribution(OTHER_WORKER, TASK), 150, 7));
    assert.fieldEquals('Account', OTHER_WORKER.toHexString(), 'score', '9');
    assert.notInStore('AccurateContribution', idAt(150, 7));
  });

  test('counts from zero while the score cannot be read', () => {
    scoreReverts(OTHER_WORKER);
    handleAccurateContribution(at(accurateContribution(OTHER_WORKER, TASK), 150, 7));
    assert.fieldEquals('Account', OTHER_WORKER.toHexString(), 'score', '1');
  });
});

describe('handleFaultyContribution()', () => {
  afterEach(() => {
    clearStore();
  });

  test('takes a third, rounding down what is left', () => {
    contributeWithScore(8);
    handleFaultyContribution(at(faultyContribution(WORKER, TASK), 150, 7));
    assert.fieldEquals('Account', WORKER_ID, 'score', '5');
    assertEntity('FaultyContribution', idAt(150, 7), [
      ['account', WORKER_ID],
      ['contribution', CONTRIBUTION],
      ['score', '5'],
    ]);
  });

  test('leaves zero at zero', () => {
    contributeWithScore(0);
    handleFaultyContribution(at(faultyContribution(WORKER, TASK), 150, 7));
    assert.fieldEquals('Account', WORKER_ID, 'score', '0');
  });

  test('applies verdicts in their order', () => {
    contributeWithScore(2);
    handleFaultyContribution(at(faultyContribution(WORKER, TASK), 150, 7));
    handleAccurateContribution(at(accurateContribution(WORKER, TASK), 150, 9));
    handleFaultyContribution(at(faultyContribution(WORKER, TASK), 151, 2));
    assert.fieldEquals('FaultyContribution', idAt(150, 7), 'score', '1');
    assert.fieldEquals('AccurateContribution', idAt(150, 9), 'score', '2');
    assert.fieldEquals('Account', WORKER_ID, 'score', '1');
  });

  test('records nothing without the contribution', () => {
    givenDefaultTask();
    scoreIs(OTHER_WORKER, 6);
    handleFaultyContribution(at(faultyContribution(OTHER_WORKER, TASK), 150, 7));
    assert.fieldEquals('Account', OTHER_WORKER.toHexString(), 'score', '6');
    assert.notInStore('FaultyContribution', idAt(150, 7));
  });
});
