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
import { assertEntity, assertUnset } from '../fixtures/rows';
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
      ['gasPrice', '3'],
      ['timestamp', timeOf(100).toString()],
      ['blockNumber', '100'],
    ]);
    assertUnset('Transaction', ID, ['gasUsedActual']);
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
    assertUnset('Transaction', ID, ['to']);
  });

  test('writes once per transaction', () => {
    const written = new Transaction(ID);
    written.value = big(1);
    written.gasLimit = big(1);
    written.gasUsed = big(1);
    written.gasPrice = big(1);
    written.timestamp = big(1);
    written.blockNumber = big(100);
    mockInBlockStore('Transaction', ID, written);
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
