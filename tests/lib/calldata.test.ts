import { Bytes, ethereum } from '@graphprotocol/graph-ts';
import { assert, describe, test } from 'matchstick-as/assembly/index';
import { CallData, CREATE_APP, directCall, FINALIZE, selectorOf } from '../../src/lib/calldata';
import { noBytes } from '../../src/lib/words';
import { DEAL, HUB, RELAY, WORKER } from '../fixtures/actors';
import { dynamicCall } from '../fixtures/calldata';
import { lock } from '../fixtures/hubEvents';
import { through, withInput } from '../fixtures/mockEvent';
import { addressValue, big, bytesValue, hashValue, rlc, textValue, uintValue } from '../fixtures/values';

const WORD_OF = '00'.repeat(31);

function read(hex: string): CallData {
  return new CallData(Bytes.fromHexString(hex), 0);
}

describe('CallData', () => {
  test('reads every kind of argument', () => {
    const input = dynamicCall('0x8fc375e5', [
      hashValue(DEAL),
      uintValue(big(300)),
      addressValue(WORKER),
      textValue('é'),
      bytesValue(Bytes.fromHexString('0x010203')),
      ethereum.Value.fromFixedBytesArray([DEAL, DEAL]),
    ]);
    const call = new CallData(input, 4);
    assert.assertTrue(call.wordIs(0, DEAL));
    assert.bigIntEquals(big(300), call.uint(1)!);
    assert.stringEquals(WORKER.toHexString(), call.address(2)!.toHexString());
    assert.stringEquals('é', call.text(3)!);
    assert.stringEquals('0x010203', call.bytes(4)!.toHexString());
    assert.i32Equals(2, call.words(5)!.length);
    assert.bytesEquals(DEAL, call.words(5)![1]);
  });

  test('gives null past the end', () => {
    const call = read(`0x${'00'.repeat(31)}`);
    assert.assertTrue(call.word(0) === null);
    assert.assertTrue(call.uint(0) === null);
    assert.assertTrue(call.address(0) === null);
    assert.assertTrue(call.bytes(0) === null);
    assert.assertTrue(call.text(0) === null);
    assert.assertTrue(call.words(0) === null);
    assert.assertTrue(!call.wordIs(0, DEAL));
  });

  test('refuses offsets and lengths that lie', () => {
    const huge = 'ff'.repeat(32);
    assert.assertTrue(read(`0x${huge}`).bytes(0) === null);
    assert.assertTrue(read(`0x${'00'.repeat(28)}ffffffff`).bytes(0) === null);
    assert.assertTrue(read(`0x${'00'.repeat(28)}7fffffff`).bytes(0) === null);
    // An offset that points at a length longer than the input.
    assert.assertTrue(read(`0x${WORD_OF}20${huge}`).bytes(0) === null);
    assert.assertTrue(read(`0x${WORD_OF}20${WORD_OF}01`).bytes(0) === null);
    assert.assertTrue(read(`0x${WORD_OF}20${WORD_OF}02${'00'.repeat(32)}`).words(0) === null);
    assert.assertTrue(read(`0x${WORD_OF}20${'00'.repeat(28)}7fffffff`).words(0) === null);
  });

  test('reads empty bytes', () => {
    assert.stringEquals(
      '0x',
      read(`0x${WORD_OF}20${'00'.repeat(32)}`)
        .bytes(0)!
        .toHexString(),
    );
  });

  test('turns bytes that are no UTF-8 into some text', () => {
    const call = read(`0x${WORD_OF}20${WORD_OF}02ff41${'00'.repeat(30)}`);
    assert.assertTrue(call.text(0)!.endsWith('A'));
  });
});

describe('directCall()', () => {
  test('trusts a call of the emitting contract only', () => {
    const input = dynamicCall('0x8fc375e5', [hashValue(DEAL), bytesValue(noBytes())]);
    assert.assertTrue(directCall(withInput(lock(WORKER, rlc(1)), input), FINALIZE) !== null);
    assert.assertTrue(directCall(withInput(lock(WORKER, rlc(1)), input), CREATE_APP) === null);
    assert.assertTrue(directCall(through(withInput(lock(WORKER, rlc(1)), input), RELAY), FINALIZE) === null);
    const creation = withInput(lock(WORKER, rlc(1)), input);
    creation.transaction.to = null;
    assert.assertTrue(directCall(creation, FINALIZE) === null);
    assert.addressEquals(HUB, creation.address);
  });

  test('takes a short input for a plain transfer', () => {
    assert.assertTrue(
      selectorOf(withInput(lock(WORKER, rlc(1)), Bytes.fromHexString('0x8fc375')).transaction) == 0,
    );
    assert.assertTrue(selectorOf(lock(WORKER, rlc(1)).transaction) == 0);
  });
});
