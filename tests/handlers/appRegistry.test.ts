import { Bytes } from '@graphprotocol/graph-ts';
import { afterEach, assert, clearStore, describe, test } from 'matchstick-as/assembly/index';
import { handleAppTransfer } from '../../src/handlers/appRegistry';
import { handleOrdersMatched } from '../../src/handlers/hub';
import { APP, APP_OWNER, CHECKSUM, DEAL, RELAY, REQUESTER, WORKER, ZERO } from '../fixtures/actors';
import { dynamicCall } from '../fixtures/calldata';
import { appIs, appReverts } from '../fixtures/getters';
import { ordersMatched } from '../fixtures/hubEvents';
import { DealView, START_TIME } from '../fixtures/hubViews';
import { at, idAt, through, timeOf, transactionHash, withInput } from '../fixtures/mockEvent';
import { appTransfer } from '../fixtures/registryEvents';
import { assertEntity } from '../fixtures/rows';
import { givenNetwork } from '../fixtures/stories';
import { addressValue, bytesValue, hashValue, textValue } from '../fixtures/values';

const ID = APP.toHexString();
const OWNER_ID = APP_OWNER.toHexString();
const MULTIADDR = Bytes.fromUTF8('registry/other:2');
const MRENCLAVE = Bytes.fromUTF8('{"framework":"TDX"}');

function creation(name: string): Bytes {
  return dynamicCall('0x3f7868ff', [
    addressValue(APP_OWNER),
    textValue(name),
    textValue('DOCKER'),
    bytesValue(MULTIADDR),
    hashValue(CHECKSUM),
    bytesValue(MRENCLAVE),
  ]);
}

describe('handleAppTransfer()', () => {
  afterEach(() => {
    clearStore();
  });

  test('creates the app from the input of a direct call', () => {
    handleAppTransfer(withInput(at(appTransfer(ZERO, APP_OWNER, APP), 50, 2), creation('direct')));
    assertEntity('App', ID, [
      ['owner', OWNER_ID],
      ['name', 'direct'],
      ['type', 'DOCKER'],
      ['multiaddr', MULTIADDR.toHexString()],
      ['checksum', CHECKSUM.toHexString()],
      ['mrenclave', MRENCLAVE.toHexString()],
      ['timestamp', timeOf(50).toString()],
      ['usageCount', '0'],
      ['lastUsageTimestamp', '0'],
    ]);
    assert.fieldEquals('Protocol', 'iExec', 'appsCount', '1');
    assertEntity('AppTransfer', idAt(50, 2), [
      ['app', ID],
      ['from', ZERO.toHexString()],
      ['to', OWNER_ID],
      ['transaction', transactionHash(50).toHexString()],
      ['blockNumber', '50'],
      ['logIndex', '2'],
    ]);
  });

  test('asks the getters when another contract created it', () => {
    appIs(APP, 'relayed');
    handleAppTransfer(
      through(withInput(at(appTransfer(ZERO, APP_OWNER, APP), 50, 2), creation('direct')), RELAY),
    );
    assert.fieldEquals('App', ID, 'name', 'relayed');
  });

  test('asks the getters when the input is cut short', () => {
    appIs(APP, 'whole');
    const cut = Bytes.fromUint8Array(creation('direct').slice(0, 260));
    handleAppTransfer(withInput(at(appTransfer(ZERO, APP_OWNER, APP), 50, 2), cut));
    assert.fieldEquals('App', ID, 'name', 'whole');
  });

  test('accepts any name', () => {
    const names = ['', '[1]', '{"a":', 'é😀', '  '];
    for (let i = 0; i < names.length; i++) {
      clearStore();
      handleAppTransfer(withInput(at(appTransfer(ZERO, APP_OWNER, APP), 50, 2), creation(names[i])));
      assert.fieldEquals('App', ID, 'name', names[i]);
    }
  });

  test('leaves empty what a contract does not answer', () => {
    appReverts(APP);
    handleAppTransfer(at(appTransfer(ZERO, APP_OWNER, APP), 50, 2));
    assertEntity('App', ID, [
      ['name', ''],
      ['type', ''],
      ['multiaddr', '0x'],
      ['checksum', '0x'],
      ['mrenclave', '0x'],
    ]);
  });

  test('changes owner and time on a transfer, and keeps the counters', () => {
    givenNetwork('arbitrum-one');
    handleAppTransfer(withInput(at(appTransfer(ZERO, APP_OWNER, APP), 50, 2), creation('direct')));
    new DealView().answerFor(DEAL);
    handleOrdersMatched(at(ordersMatched(DEAL, 2), 100, 5));
    handleAppTransfer(at(appTransfer(APP_OWNER, REQUESTER, APP), 120, 1));
    assertEntity('App', ID, [
      ['owner', REQUESTER.toHexString()],
      ['name', 'direct'],
      ['timestamp', timeOf(120).toString()],
      ['usageCount', '2'],
      ['lastUsageTimestamp', START_TIME.toString()],
    ]);
    assert.fieldEquals('Protocol', 'iExec', 'appsCount', '1');
    assert.fieldEquals('AppTransfer', idAt(120, 1), 'from', OWNER_ID);
  });

  test('follows two transfers of one block', () => {
    handleAppTransfer(withInput(at(appTransfer(ZERO, APP_OWNER, APP), 50, 2), creation('direct')));
    handleAppTransfer(at(appTransfer(APP_OWNER, WORKER, APP), 60, 1));
    handleAppTransfer(at(appTransfer(WORKER, REQUESTER, APP), 60, 3));
    assert.fieldEquals('App', ID, 'owner', REQUESTER.toHexString());
    assert.fieldEquals('AppTransfer', idAt(60, 1), 'to', WORKER.toHexString());
  });

  test('picks up an app whose creation was missed, without counting it', () => {
    appIs(APP, 'old');
    handleAppTransfer(at(appTransfer(APP_OWNER, REQUESTER, APP), 120, 1));
    assertEntity('App', ID, [
      ['owner', REQUESTER.toHexString()],
      ['name', 'old'],
    ]);
    assert.entityCount('Protocol', 0);
  });
});
