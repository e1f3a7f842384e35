import { afterEach, assert, beforeEach, clearStore, describe, test } from 'matchstick-as/assembly/index';
import { handlePolicyUpdate } from '../../src/handlers/workerpool';
import { handleWorkerpoolTransfer } from '../../src/handlers/workerpoolRegistry';
import { addressOf, SCHEDULER, WORKERPOOL, ZERO } from '../fixtures/actors';
import { workerpoolIs } from '../fixtures/getters';
import { at, idAt, timeOf, transactionHash } from '../fixtures/mockEvent';
import { policyUpdate, workerpoolTransfer } from '../fixtures/registryEvents';
import { assertEntity } from '../fixtures/rows';

const ID = WORKERPOOL.toHexString();

describe('handlePolicyUpdate()', () => {
  beforeEach(() => {
    workerpoolIs(WORKERPOOL, 'workerpool', 30, 1);
    handleWorkerpoolTransfer(at(workerpoolTransfer(ZERO, SCHEDULER, WORKERPOOL), 50, 2));
  });

  afterEach(() => {
    clearStore();
  });

  test('changes both policies and records old and new by name', () => {
    handlePolicyUpdate(at(policyUpdate(WORKERPOOL, 30, 35, 1, 5), 60, 3));
    assertEntity('Workerpool', ID, [
      ['workerStakeRatio', '35'],
      ['schedulerRewardRatio', '5'],
    ]);
    assertEntity('PolicyUpdate', idAt(60, 3), [
      ['workerpool', ID],
      ['oldWorkerStakeRatio', '30'],
      ['newWorkerStakeRatio', '35'],
      ['oldSchedulerRewardRatio', '1'],
      ['newSchedulerRewardRatio', '5'],
      ['transaction', transactionHash(60).toHexString()],
      ['timestamp', timeOf(60).toString()],
      ['blockNumber', '60'],
      ['logIndex', '3'],
    ]);
  });

  test('keeps the last of several changes', () => {
    handlePolicyUpdate(at(policyUpdate(WORKERPOOL, 30, 35, 1, 5), 60, 3));
    handlePolicyUpdate(at(policyUpdate(WORKERPOOL, 35, 1000, 5, 100), 60, 4));
    assertEntity('Workerpool', ID, [
      ['workerStakeRatio', '1000'],
      ['schedulerRewardRatio', '100'],
    ]);
    assert.entityCount('PolicyUpdate', 2);
  });

  test('ignores a contract that is no known workerpool', () => {
    const stranger = addressOf('99');
    handlePolicyUpdate(at(policyUpdate(stranger, 30, 35, 1, 5), 60, 3));
    assert.notInStore('PolicyUpdate', idAt(60, 3));
    assert.notInStore('Workerpool', stranger.toHexString());
  });
});
