import { ethereum } from '@graphprotocol/graph-ts';
import { afterEach, assert, clearStore, describe, test } from 'matchstick-as/assembly/index';
import {
  Approval,
  ApprovalForAll,
  OwnershipTransferred,
} from '../../generated/DatasetRegistry/DatasetRegistry';
import {
  handleDatasetApproval,
  handleDatasetApprovalForAll,
  handleDatasetRegistryOwnershipTransferred,
} from '../../src/handlers/datasetRegistry';
import { DATASET, DATASET_REGISTRY, RELAY, REQUESTER, SPONSOR, ZERO } from '../fixtures/actors';
import { at, idAt, mockEvent, timeOf, transactionHash } from '../fixtures/mockEvent';
import { tokenTransfer } from '../fixtures/registryEvents';
import { assertEntity, assertUnset } from '../fixtures/rows';
import { addressValue } from '../fixtures/values';

const RIGHT = `${DATASET_REGISTRY.toHexString()}-${REQUESTER.toHexString()}-${RELAY.toHexString()}`;

function approvalForAll(isApproved: boolean): ApprovalForAll {
  return mockEvent<ApprovalForAll>(DATASET_REGISTRY, [
    addressValue(REQUESTER),
    addressValue(RELAY),
    ethereum.Value.fromBoolean(isApproved),
  ]);
}

describe('handleDatasetApproval()', () => {
  afterEach(() => {
    clearStore();
  });

  test('records who may transfer it, also when it was never seen minted', () => {
    const event = mockEvent<Approval>(DATASET_REGISTRY, tokenTransfer(REQUESTER, RELAY, DATASET));
    handleDatasetApproval(at(event, 50, 2));
    assertEntity('RessourceApproval', idAt(50, 2), [
      ['registry', DATASET_REGISTRY.toHexString()],
      ['ressource', DATASET.toHexString()],
      ['owner', REQUESTER.toHexString()],
      ['approved', RELAY.toHexString()],
      ['transaction', transactionHash(50).toHexString()],
      ['timestamp', timeOf(50).toString()],
      ['blockNumber', '50'],
      ['logIndex', '2'],
    ]);
    assert.entityCount('Dataset', 0);
  });

  test('records that nobody else may, as before each transfer', () => {
    const event = mockEvent<Approval>(DATASET_REGISTRY, tokenTransfer(REQUESTER, ZERO, DATASET));
    handleDatasetApproval(at(event, 50, 2));
    handleDatasetApproval(at(event, 50, 3));
    assertUnset('RessourceApproval', idAt(50, 2), ['approved']);
    assert.entityCount('RessourceApproval', 2);
  });
});

describe('handleDatasetApprovalForAll()', () => {
  afterEach(() => {
    clearStore();
  });

  test('gives a right and takes it away', () => {
    handleDatasetApprovalForAll(at(approvalForAll(true), 50, 2));
    assertEntity('Operator', RIGHT, [
      ['registry', DATASET_REGISTRY.toHexString()],
      ['owner', REQUESTER.toHexString()],
      ['operator', RELAY.toHexString()],
      ['isApproved', 'true'],
    ]);
    handleDatasetApprovalForAll(at(approvalForAll(false), 51, 0));
    assertEntity('Operator', RIGHT, [
      ['isApproved', 'false'],
      ['timestamp', timeOf(51).toString()],
    ]);
    assert.entityCount('Operator', 1);
    assertEntity('ApprovalForAll', idAt(50, 2), [
      ['registry', DATASET_REGISTRY.toHexString()],
      ['owner', REQUESTER.toHexString()],
      ['operator', RELAY.toHexString()],
      ['isApproved', 'true'],
      ['blockNumber', '50'],
      ['logIndex', '2'],
    ]);
  });
});

describe('handleDatasetRegistryOwnershipTransferred()', () => {
  afterEach(() => {
    clearStore();
  });

  test('records the administrator', () => {
    const values = [addressValue(ZERO), addressValue(SPONSOR)];
    handleDatasetRegistryOwnershipTransferred(
      at(mockEvent<OwnershipTransferred>(DATASET_REGISTRY, values), 1, 0),
    );
    assertEntity('OwnershipTransferred', idAt(1, 0), [
      ['contract', DATASET_REGISTRY.toHexString()],
      ['previousOwner', ZERO.toHexString()],
      ['newOwner', SPONSOR.toHexString()],
    ]);
  });
});
