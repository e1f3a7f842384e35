import { Bytes } from '@graphprotocol/graph-ts';
import {
  afterEach,
  assert,
  clearInBlockStore,
  clearStore,
  describe,
  mockInBlockStore,
  newMockEvent,
  test,
} from 'matchstick-as/assembly/index';
import { Transaction } from '../../generated/schema';
import { recordTransaction } from '../../src/entities/transaction';
import { HUB, REQUESTER, SENDER } from '../fixtures/actors';
import { lock } from '../fixtures/hubEvents';
import { at, timeOf, transactionHash } from '../fixtures/mockEvent';
import { assertEntity } from '../fixtures/rows';
import { big, rlc } from '../fixtures/values';

const ID = transactionHash(100).toHexString();

describe('recordTransaction()', () => {
  afterEach(() => {
    clearStore();
    clearInBlockStore();
  });

  test('stores the transaction with its accounts', () => {
    const id = recordTransaction(at(lock(REQUESTER, rlc(1)), 100, 0));
    assert.stringEquals(ID, id);
    assertEntity('Transaction', ID, [
      ['from', SENDER.toHexString()],
      ['to', HUB.toHexString()],
      ['value', '7'],
      ['gasLimit', '500000'],
      ['gasUsed', '500000'],
      ['gasUsedActual', 'null'],
      ['gasPrice', '3'],
      ['timestamp', timeOf(100).toString()],
      ['blockNumber', '100'],
    ]);
    assert.fieldEquals('Account', SENDER.toHexString(), 'balance', '0');
    assert.fieldEquals('Account', HUB.toHexString(), 'balance', '0');
  });

  test('takes the gas used from the receipt', () => {
    const event = at(lock(REQUESTER, rlc(1)), 100, 0);
    const receipt = newMockEvent().receipt!;
    receipt.gasUsed = big(123_456);
    event.receipt = receipt;
    recordTransaction(event);
    assert.fieldEquals('Transaction', ID, 'gasUsedActual', '123456');
    assert.fieldEquals('Transaction', ID, 'gasUsed', '500000');
  });

  test('leaves the target of a contract creation null', () => {
    const event = at(lock(REQUESTER, rlc(1)), 100, 0);
    event.transaction.to = null;
    recordTransaction(event);
    assert.fieldEquals('Transaction', ID, 'to', 'null');
  });

  test('writes once per transaction', () => {
    mockInBlockStore('Transaction', ID, new Transaction(ID));
    assert.stringEquals(ID, recordTransaction(at(lock(REQUESTER, rlc(1)), 100, 1)));
    assert.notInStore('Transaction', ID);
  });

  test('accepts any input', () => {
    const event = at(lock(REQUESTER, rlc(1)), 100, 0);
    event.transaction.input = Bytes.fromHexString('0x01');
    recordTransaction(event);
    assert.entityCount('Transaction', 1);
  });
});
