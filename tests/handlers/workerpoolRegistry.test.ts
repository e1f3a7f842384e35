import { Bytes } from '@graphprotocol/graph-ts';
import { afterEach, assert, clearStore, describe, test } from 'matchstick-as/assembly/index';
import { handleWorkerpoolTransfer } from '../../src/handlers/workerpoolRegistry';
import { RELAY, REQUESTER, SCHEDULER, WORKERPOOL, ZERO } from '../fixtures/actors';
import { dynamicCall } from '../fixtures/calldata';
import { workerpoolIs, workerpoolReverts } from '../fixtures/getters';
import { at, idAt, through, timeOf, transactionHash, withInput } from '../fixtures/mockEvent';
import { workerpoolTransfer } from '../fixtures/registryEvents';
import { assertEntity } from '../fixtures/rows';
import { addressValue, textValue } from '../fixtures/values';

const ID = WORKERPOOL.toHexString();
const OWNER_ID = SCHEDULER.toHexString();

function creation(): Bytes {
  return dynamicCall('0xe40238f4', [addressValue(SCHEDULER), textValue('direct')]);
}

describe('handleWorkerpoolTransfer()', () => {
  afterEach(() => {
    clearStore();
  });

  test('creates the workerpool with the first policies, and watches it', () => {
    handleWorkerpoolTransfer(
      withInput(at(workerpoolTransfer(ZERO, SCHEDULER, WORKERPOOL), 50, 2), creation()),
    );
    assertEntity('Workerpool', ID, [
      ['owner', OWNER_ID],
      ['description', 'direct'],
      ['workerStakeRatio', '30'],
      ['schedulerRewardRatio', '1'],
      ['timestamp', timeOf(50).toString()],
      ['usageCount', '0'],
      ['lastUsageTimestamp', '0'],
    ]);
    assert.dataSourceExists('Workerpool', ID);
    assert.fieldEquals('Protocol', 'iExec', 'workerpoolsCount', '1');
    assertEntity('WorkerpoolTransfer', idAt(50, 2), [
      ['workerpool', ID],
      ['from', ZERO.toHexString()],
      ['to', OWNER_ID],
      ['transaction', transactionHash(50).toHexString()],
      ['blockNumber', '50'],
      ['logIndex', '2'],
    ]);
  });

  test('asks the getters when another contract created it', () => {
    workerpoolIs(WORKERPOOL, 'relayed', 40, 7);
    handleWorkerpoolTransfer(through(at(workerpoolTransfer(ZERO, SCHEDULER, WORKERPOOL), 50, 2), RELAY));
    assertEntity('Workerpool', ID, [
      ['description', 'relayed'],
      ['workerStakeRatio', '40'],
      ['schedulerRewardRatio', '7'],
    ]);
  });

  test('assumes the first policies of a contract that does not answer', () => {
    workerpoolReverts(WORKERPOOL);
    handleWorkerpoolTransfer(at(workerpoolTransfer(ZERO, SCHEDULER, WORKERPOOL), 50, 2));
    assertEntity('Workerpool', ID, [
      ['description', ''],
      ['workerStakeRatio', '30'],
      ['schedulerRewardRatio', '1'],
    ]);
  });

  test('changes owner and time on a transfer', () => {
    handleWorkerpoolTransfer(
      withInput(at(workerpoolTransfer(ZERO, SCHEDULER, WORKERPOOL), 50, 2), creation()),
    );
    handleWorkerpoolTransfer(at(workerpoolTransfer(SCHEDULER, REQUESTER, WORKERPOOL), 120, 1));
    assertEntity('Workerpool', ID, [
      ['owner', REQUESTER.toHexString()],
      ['description', 'direct'],
      ['timestamp', timeOf(120).toString()],
    ]);
    assert.fieldEquals('Protocol', 'iExec', 'workerpoolsCount', '1');
    assert.fieldEquals('WorkerpoolTransfer', idAt(120, 1), 'from', OWNER_ID);
  });

  test('picks up a workerpool whose creation was missed, and watches it', () => {
    workerpoolIs(WORKERPOOL, 'old', 40, 7);
    handleWorkerpoolTransfer(at(workerpoolTransfer(SCHEDULER, REQUESTER, WORKERPOOL), 120, 1));
    assertEntity('Workerpool', ID, [
      ['owner', REQUESTER.toHexString()],
      ['description', 'old'],
    ]);
    assert.entityCount('Protocol', 0);
    assert.dataSourceExists('Workerpool', ID);
  });
});
