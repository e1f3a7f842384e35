import { afterEach, assert, beforeEach, clearStore, describe, test } from 'matchstick-as/assembly/index';
import {
  handleLock,
  handleReward,
  handleSeize,
  handleTransfer,
  handleUnlock,
} from '../../../src/handlers/hub';
import { noBytes } from '../../../src/lib/words';
import { DEAL, REQUESTER, SCHEDULER, SENDER, UNKNOWN_TASK, WORKER, ZERO } from '../../fixtures/actors';
import { lock, reward, seize, transfer, unlock } from '../../fixtures/hubEvents';
import { dealIsUnknown, taskIs, taskIsUnknown, taskReverts } from '../../fixtures/hubViews';
import { at, idAt, timeOf, transactionHash } from '../../fixtures/mockEvent';
import { assertEntity } from '../../fixtures/rows';
import { givenDefaultTask } from '../../fixtures/stories';
import { big, rlc } from '../../fixtures/values';

const REQUESTER_ID = REQUESTER.toHexString();
const SCHEDULER_ID = SCHEDULER.toHexString();
const WORKER_ID = WORKER.toHexString();
const ZERO_ID = ZERO.toHexString();

describe('handleTransfer()', () => {
  afterEach(() => {
    clearStore();
  });

  test('mints a deposit', () => {
    handleTransfer(at(transfer(ZERO, REQUESTER, rlc(5)), 100, 3));
    assertEntity('Account', REQUESTER_ID, [
      ['balance', '5'],
      ['frozen', '0'],
      ['score', '0'],
    ]);
    assert.fieldEquals('Account', ZERO_ID, 'balance', '0');
    assert.fieldEquals('Protocol', 'iExec', 'tvl', '5');
    assertEntity('Transfer', idAt(100, 3), [
      ['transaction', transactionHash(100).toHexString()],
      ['timestamp', timeOf(100).toString()],
      ['blockNumber', '100'],
      ['logIndex', '3'],
      ['from', ZERO_ID],
      ['to', REQUESTER_ID],
      ['value', '5'],
    ]);
  });

  test('burns a withdrawal', () => {
    handleTransfer(at(transfer(ZERO, REQUESTER, rlc(5)), 100, 0));
    handleTransfer(at(transfer(REQUESTER, ZERO, rlc(2)), 101, 0));
    assert.fieldEquals('Account', REQUESTER_ID, 'balance', '3');
    assert.fieldEquals('Account', ZERO_ID, 'balance', '0');
    assert.fieldEquals('Protocol', 'iExec', 'tvl', '3');
  });

  test('moves a balance and leaves the total', () => {
    handleTransfer(at(transfer(ZERO, REQUESTER, rlc(5)), 100, 0));
    handleTransfer(at(transfer(REQUESTER, WORKER, rlc(2)), 101, 0));
    assert.fieldEquals('Account', REQUESTER_ID, 'balance', '3');
    assert.fieldEquals('Account', WORKER_ID, 'balance', '2');
    assert.fieldEquals('Protocol', 'iExec', 'tvl', '5');
  });

  test('changes nothing when sender and receiver are one', () => {
    handleTransfer(at(transfer(ZERO, REQUESTER, rlc(5)), 100, 0));
    handleTransfer(at(transfer(REQUESTER, REQUESTER, rlc(2)), 101, 0));
    assert.fieldEquals('Account', REQUESTER_ID, 'balance', '5');
    assert.entityCount('Transfer', 2);
  });

  test('keeps the last nRLC', () => {
    handleTransfer(at(transfer(ZERO, REQUESTER, rlc(87_000_000).plus(big(1))), 100, 0));
    assert.fieldEquals('Account', REQUESTER_ID, 'balance', '87000000.000000001');
  });

  test('records a transfer of nothing', () => {
    handleTransfer(at(transfer(REQUESTER, WORKER, big(0)), 100, 0));
    assert.fieldEquals('Transfer', idAt(100, 0), 'value', '0');
    assert.fieldEquals('Account', WORKER_ID, 'balance', '0');
  });

  test('knows the accounts of the transaction', () => {
    handleTransfer(at(transfer(ZERO, REQUESTER, rlc(5)), 100, 0));
    assert.fieldEquals('Account', SENDER.toHexString(), 'balance', '0');
  });
});

describe('handleLock()', () => {
  afterEach(() => {
    clearStore();
  });

  test('adds to what is frozen', () => {
    handleLock(at(lock(REQUESTER, rlc(3)), 100, 1));
    handleLock(at(lock(REQUESTER, rlc(1)), 100, 2));
    assertEntity('Account', REQUESTER_ID, [
      ['balance', '0'],
      ['frozen', '4'],
    ]);
    assertEntity('Lock', idAt(100, 1), [
      ['account', REQUESTER_ID],
      ['value', '3'],
      ['blockNumber', '100'],
      ['logIndex', '1'],
      ['transaction', transactionHash(100).toHexString()],
    ]);
  });

  test('creates an account that was never seen', () => {
    handleLock(at(lock(SCHEDULER, big(0)), 100, 0));
    assertEntity('Account', SCHEDULER_ID, [
      ['frozen', '0'],
      ['balance', '0'],
    ]);
  });
});

describe('handleUnlock()', () => {
  afterEach(() => {
    clearStore();
  });

  test('takes from what is frozen', () => {
    handleLock(at(lock(REQUESTER, rlc(3)), 100, 1));
    handleUnlock(at(unlock(REQUESTER, rlc(1)), 101, 1));
    assert.fieldEquals('Account', REQUESTER_ID, 'frozen', '2');
    assertEntity('Unlock', idAt(101, 1), [
      ['account', REQUESTER_ID],
      ['value', '1'],
      ['logIndex', '1'],
    ]);
  });

  test('creates an account that was never seen', () => {
    handleUnlock(at(unlock(SCHEDULER, big(0)), 100, 0));
    assert.fieldEquals('Account', SCHEDULER_ID, 'frozen', '0');
  });
});

describe('handleReward()', () => {
  afterEach(() => {
    clearStore();
  });

  test('records the payment and leaves balances to the transfer', () => {
    const task = givenDefaultTask();
    handleReward(at(reward(WORKER, rlc(2), task), 140, 3));
    assertEntity('Reward', idAt(140, 3), [
      ['account', WORKER_ID],
      ['value', '2'],
      ['task', task.toHexString()],
      ['timestamp', timeOf(140).toString()],
    ]);
    assertEntity('Account', WORKER_ID, [
      ['balance', '0'],
      ['frozen', '0'],
    ]);
  });

  test('skips a task that neither the hub nor the transaction shows', () => {
    taskIsUnknown(UNKNOWN_TASK);
    handleReward(at(reward(WORKER, rlc(2), UNKNOWN_TASK), 140, 3));
    assert.notInStore('Reward', idAt(140, 3));
    assert.entityCount('Task', 0);
  });

  test('skips a task while the hub does not answer', () => {
    taskReverts(UNKNOWN_TASK);
    handleReward(at(reward(WORKER, rlc(2), UNKNOWN_TASK), 140, 3));
    assert.notInStore('Reward', idAt(140, 3));
  });
});

describe('handleSeize()', () => {
  beforeEach(() => {
    handleLock(at(lock(REQUESTER, rlc(6)), 99, 0));
  });

  afterEach(() => {
    clearStore();
  });

  test('takes from what is frozen and records it', () => {
    const task = givenDefaultTask();
    handleSeize(at(seize(REQUESTER, rlc(6), task), 140, 0));
    assert.fieldEquals('Account', REQUESTER_ID, 'frozen', '0');
    assertEntity('Seize', idAt(140, 0), [
      ['account', REQUESTER_ID],
      ['value', '6'],
      ['task', task.toHexString()],
    ]);
  });

  test('keeps the accounts right for a task the hub does not know', () => {
    taskIsUnknown(UNKNOWN_TASK);
    handleSeize(at(seize(REQUESTER, rlc(6), UNKNOWN_TASK), 140, 0));
    assert.fieldEquals('Account', REQUESTER_ID, 'frozen', '0');
    assert.notInStore('Seize', idAt(140, 0));
  });

  test('believes a task of an unknown deal no more than its id', () => {
    taskIs(UNKNOWN_TASK, DEAL, 0, noBytes());
    dealIsUnknown(DEAL);
    handleSeize(at(seize(REQUESTER, rlc(6), UNKNOWN_TASK), 140, 0));
    assert.notInStore('Seize', idAt(140, 0));
    assert.entityCount('Task', 0);
  });
});
