import { Bytes } from '@graphprotocol/graph-ts';
import { afterEach, assert, clearStore, describe, test } from 'matchstick-as/assembly/index';
import { handleDatasetTransfer } from '../../src/handlers/datasetRegistry';
import { CHECKSUM, DATASET, DATASET_OWNER, RELAY, REQUESTER, ZERO } from '../fixtures/actors';
import { dynamicCall } from '../fixtures/calldata';
import { datasetIs, datasetReverts } from '../fixtures/getters';
import { at, idAt, through, timeOf, transactionHash, withInput } from '../fixtures/mockEvent';
import { datasetTransfer } from '../fixtures/registryEvents';
import { assertEntity } from '../fixtures/rows';
import { addressValue, bytesValue, hashValue, textValue } from '../fixtures/values';

const ID = DATASET.toHexString();
const OWNER_ID = DATASET_OWNER.toHexString();
// A binary multiaddr: IPFS, then a hash.
const MULTIADDR = Bytes.fromHexString(
  '0xa503221220359d55f58a43126d4ba446a35940265eb2dab57ecbc439e7f105c558f8774819',
);

function creation(): Bytes {
  return dynamicCall('0x3354bcdb', [
    addressValue(DATASET_OWNER),
    textValue('direct'),
    bytesValue(MULTIADDR),
    hashValue(CHECKSUM),
  ]);
}

describe('handleDatasetTransfer()', () => {
  afterEach(() => {
    clearStore();
  });

  test('creates the dataset from the input of a direct call', () => {
    handleDatasetTransfer(withInput(at(datasetTransfer(ZERO, DATASET_OWNER, DATASET), 50, 2), creation()));
    assertEntity('Dataset', ID, [
      ['owner', OWNER_ID],
      ['name', 'direct'],
      ['multiaddr', MULTIADDR.toHexString()],
      ['checksum', CHECKSUM.toHexString()],
      ['timestamp', timeOf(50).toString()],
    ]);
    assert.fieldEquals('Protocol', 'iExec', 'datasetsCount', '1');
    assertEntity('DatasetTransfer', idAt(50, 2), [
      ['dataset', ID],
      ['from', ZERO.toHexString()],
      ['to', OWNER_ID],
      ['transaction', transactionHash(50).toHexString()],
      ['blockNumber', '50'],
      ['logIndex', '2'],
    ]);
  });

  test('asks the getters when another contract created it', () => {
    datasetIs(DATASET, 'relayed');
    handleDatasetTransfer(through(at(datasetTransfer(ZERO, DATASET_OWNER, DATASET), 50, 2), RELAY));
    assert.fieldEquals('Dataset', ID, 'name', 'relayed');
  });

  test('leaves empty what a contract does not answer', () => {
    datasetReverts(DATASET);
    handleDatasetTransfer(at(datasetTransfer(ZERO, DATASET_OWNER, DATASET), 50, 2));
    assertEntity('Dataset', ID, [
      ['name', ''],
      ['multiaddr', '0x'],
      ['checksum', '0x'],
    ]);
  });

  test('changes owner and time on a transfer', () => {
    handleDatasetTransfer(withInput(at(datasetTransfer(ZERO, DATASET_OWNER, DATASET), 50, 2), creation()));
    handleDatasetTransfer(at(datasetTransfer(DATASET_OWNER, REQUESTER, DATASET), 120, 1));
    assertEntity('Dataset', ID, [
      ['owner', REQUESTER.toHexString()],
      ['name', 'direct'],
      ['timestamp', timeOf(120).toString()],
    ]);
    assert.fieldEquals('Protocol', 'iExec', 'datasetsCount', '1');
    assert.fieldEquals('DatasetTransfer', idAt(120, 1), 'from', OWNER_ID);
  });

  test('keeps the owner on a transfer to oneself', () => {
    handleDatasetTransfer(withInput(at(datasetTransfer(ZERO, DATASET_OWNER, DATASET), 50, 2), creation()));
    handleDatasetTransfer(at(datasetTransfer(DATASET_OWNER, DATASET_OWNER, DATASET), 60, 0));
    assert.fieldEquals('Dataset', ID, 'owner', OWNER_ID);
    assert.entityCount('DatasetTransfer', 2);
  });

  test('picks up a dataset whose creation was missed, without counting it', () => {
    datasetIs(DATASET, 'old');
    handleDatasetTransfer(at(datasetTransfer(DATASET_OWNER, REQUESTER, DATASET), 120, 1));
    assertEntity('Dataset', ID, [
      ['owner', REQUESTER.toHexString()],
      ['name', 'old'],
    ]);
    assert.entityCount('Protocol', 0);
  });
});
