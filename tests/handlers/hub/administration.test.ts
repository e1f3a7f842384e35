import { BigInt } from '@graphprotocol/graph-ts';
import { afterEach, assert, clearStore, describe, test } from 'matchstick-as/assembly/index';
import { Approval, OwnershipTransferred } from '../../../generated/Hub/IexecInterfaceToken';
import { handleApproval, handleHubOwnershipTransferred } from '../../../src/handlers/hub';
import { HUB, RELAY, REQUESTER, SPONSOR, ZERO } from '../../fixtures/actors';
import { at, idAt, mockEvent, timeOf, transactionHash } from '../../fixtures/mockEvent';
import { assertEntity } from '../../fixtures/rows';
import { addressValue, uintValue } from '../../fixtures/values';

const PAIR = `${REQUESTER.toHexString()}-${RELAY.toHexString()}`;

function approval(amount: string): Approval {
  const value = uintValue(BigInt.fromString(amount));
  return mockEvent<Approval>(HUB, [addressValue(REQUESTER), addressValue(RELAY), value]);
}

describe('handleApproval()', () => {
  afterEach(() => {
    clearStore();
  });

  test('stores what may be spent', () => {
    handleApproval(at(approval('5000000000'), 50, 2));
    assertEntity('Allowance', PAIR, [
      ['owner', REQUESTER.toHexString()],
      ['spender', RELAY.toHexString()],
      ['amount', '5000000000'],
      ['timestamp', timeOf(50).toString()],
    ]);
    assertEntity('Approval', idAt(50, 2), [
      ['allowance', PAIR],
      ['amount', '5000000000'],
      ['transaction', transactionHash(50).toHexString()],
      ['timestamp', timeOf(50).toString()],
      ['blockNumber', '50'],
      ['logIndex', '2'],
    ]);
  });

  test('replaces what was allowed before, and keeps the history', () => {
    handleApproval(at(approval('7'), 50, 2));
    handleApproval(at(approval('0'), 51, 0));
    assert.fieldEquals('Allowance', PAIR, 'amount', '0');
    assert.fieldEquals('Approval', idAt(50, 2), 'amount', '7');
    assert.entityCount('Allowance', 1);
  });

  test('keeps every digit of an allowance without limit', () => {
    const most = '115792089237316195423570985008687907853269984665640564039457584007913129639935';
    handleApproval(at(approval(most), 50, 2));
    assert.fieldEquals('Allowance', PAIR, 'amount', most);
  });

  test('knows accounts that never did anything else', () => {
    handleApproval(at(approval('7'), 50, 2));
    assert.fieldEquals('Account', RELAY.toHexString(), 'balance', '0');
  });
});

describe('handleHubOwnershipTransferred()', () => {
  afterEach(() => {
    clearStore();
  });

  test('records each administrator', () => {
    const first = mockEvent<OwnershipTransferred>(HUB, [addressValue(ZERO), addressValue(SPONSOR)]);
    handleHubOwnershipTransferred(at(first, 1, 0));
    const second = mockEvent<OwnershipTransferred>(HUB, [addressValue(SPONSOR), addressValue(ZERO)]);
    handleHubOwnershipTransferred(at(second, 60, 1));
    assertEntity('OwnershipTransferred', idAt(1, 0), [
      ['contract', HUB.toHexString()],
      ['previousOwner', ZERO.toHexString()],
      ['newOwner', SPONSOR.toHexString()],
      ['blockNumber', '1'],
      ['logIndex', '0'],
    ]);
    assert.fieldEquals('OwnershipTransferred', idAt(60, 1), 'newOwner', ZERO.toHexString());
  });
});
