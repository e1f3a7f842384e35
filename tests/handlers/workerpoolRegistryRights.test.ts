import { ethereum } from '@graphprotocol/graph-ts';
import { afterEach, assert, clearStore, describe, test } from 'matchstick-as/assembly/index';
import {
  Approval,
  ApprovalForAll,
  OwnershipTransferred,
} from '../../generated/WorkerpoolRegistry/WorkerpoolRegistry';
import {
  handleWorkerpoolApproval,
  handleWorkerpoolApprovalForAll,
  handleWorkerpoolRegistryOwnershipTransferred,
} from '../../src/handlers/workerpoolRegistry';
import { RELAY, REQUESTER, SPONSOR, WORKERPOOL, WORKERPOOL_REGISTRY, ZERO } from '../fixtures/actors';
import { at, idAt, mockEvent, timeOf, transactionHash } from '../fixtures/mockEvent';
import { tokenTransfer } from '../fixtures/registryEvents';
import { assertEntity, assertUnset } from '../fixtures/rows';
import { addressValue } from '../fixtures/values';

const RIGHT = `${WORKERPOOL_REGISTRY.toHexString()}-${REQUESTER.toHexString()}-${RELAY.toHexString()}`;

function approvalForAll(isApproved: boolean): ApprovalForAll {
  return mockEvent<ApprovalForAll>(WORKERPOOL_REGISTRY, [
    addressValue(REQUESTER),
    addressValue(RELAY),
    ethereum.Value.fromBoolean(isApproved),
  ]);
}

describe('handleWorkerpoolApproval()', () => {
  afterEach(() => {
    clearStore();
  });

  test('records who may transfer it, also when it was never seen minted', () => {
    const event = mockEvent<Approval>(WORKERPOOL_REGISTRY, tokenTransfer(REQUESTER, RELAY, WORKERPOOL));
    handleWorkerpoolApproval(at(event, 50, 2));
    assertEntity('RessourceApproval', idAt(50, 2), [
      ['registry', WORKERPOOL_REGISTRY.toHexString()],
      ['ressource', WORKERPOOL.toHexString()],
      ['owner', REQUESTER.toHexString()],
      ['approved', RELAY.toHexString()],
      ['transaction', transactionHash(50).toHexString()],
      ['timestamp', timeOf(50).toString()],
      ['blockNumber', '50'],
      ['logIndex', '2'],
    ]);
    assert.entityCount('Workerpool', 0);
  });

  test('records that nobody else may, as before each transfer', () => {
    const event = mockEvent<Approval>(WORKERPOOL_REGISTRY, tokenTransfer(REQUESTER, ZERO, WORKERPOOL));
    handleWorkerpoolApproval(at(event, 50, 2));
    handleWorkerpoolApproval(at(event, 50, 3));
    assertUnset('RessourceApproval', idAt(50, 2), ['approved']);
    assert.entityCount('RessourceApproval', 2);
  });
});

describe('handleWorkerpoolApprovalForAll()', () => {
  afterEach(() => {
    clearStore();
  });

  test('gives a right and takes it away', () => {
    handleWorkerpoolApprovalForAll(at(approvalForAll(true), 50, 2));
    assertEntity('Operator', RIGHT, [
      ['registry', WORKERPOOL_REGISTRY.toHexString()],
      ['owner', REQUESTER.toHexString()],
      ['operator', RELAY.toHexString()],
      ['isApproved', 'true'],
    ]);
    handleWorkerpoolApprovalForAll(at(approvalForAll(false), 51, 0));
    assertEntity('Operator', RIGHT, [
      ['isApproved', 'false'],
      ['timestamp', timeOf(51).toString()],
    ]);
    assert.entityCount('Operator', 1);
    assertEntity('ApprovalForAll', idAt(50, 2), [
      ['registry', WORKERPOOL_REGISTRY.toHexString()],
      ['owner', REQUESTER.toHexString()],
      ['operator', RELAY.toHexString()],
      ['isApproved', 'true'],
      ['blockNumber', '50'],
      ['logIndex', '2'],
    ]);
  });
});

describe('handleWorkerpoolRegistryOwnershipTransferred()', () => {
  afterEach(() => {
    clearStore();
  });

  test('records the administrator', () => {
    const values = [addressValue(ZERO), addressValue(SPONSOR)];
    handleWorkerpoolRegistryOwnershipTransferred(
      at(mockEvent<OwnershipTransferred>(WORKERPOOL_REGISTRY, values), 1, 0),
    );
    assertEntity('OwnershipTransferred', idAt(1, 0), [
      ['contract', WORKERPOOL_REGISTRY.toHexString()],
      ['previousOwner', ZERO.toHexString()],
      ['newOwner', SPONSOR.toHexString()],
    ]);
  });
});
