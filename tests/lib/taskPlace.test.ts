import { Bytes, ethereum } from '@graphprotocol/graph-ts';
import { assert, describe, test } from 'matchstick-as/assembly/index';
import { taskIdOf } from '../../src/lib/ids';
import { initializedPlace } from '../../src/lib/taskPlace';
import { DEAL, OTHER_DEAL, UNKNOWN_TASK } from '../fixtures/actors';
import { dynamicCall, staticCall } from '../fixtures/calldata';
import { taskInitialize } from '../fixtures/hubEvents';
import { withInput } from '../fixtures/mockEvent';
import { big, hashValue, uintValue } from '../fixtures/values';

const TASK = taskIdOf(OTHER_DEAL, big(7));

function arrays(deals: Bytes[], indexes: i32[]): Bytes {
  const values = indexes.map<ethereum.Value>((index) => uintValue(big(index)));
  return dynamicCall('0xb504681d', [
    ethereum.Value.fromFixedBytesArray(deals),
    ethereum.Value.fromArray(values),
  ]);
}

describe('initializedPlace()', () => {
  test('reads a single initialization', () => {
    const input = staticCall('0x5b36c66b', [hashValue(OTHER_DEAL), uintValue(big(7))]);
    const place = initializedPlace(TASK, withInput(taskInitialize(TASK), input))!;
    assert.bytesEquals(OTHER_DEAL, place.dealId);
    assert.bigIntEquals(big(7), place.index);
  });

  test('finds one of many', () => {
    const input = arrays([DEAL, OTHER_DEAL, DEAL], [7, 7, 8]);
    const place = initializedPlace(TASK, withInput(taskInitialize(TASK), input))!;
    assert.bytesEquals(OTHER_DEAL, place.dealId);
  });

  test('gives null when the input does not hash to the task', () => {
    const single = staticCall('0x5b36c66b', [hashValue(DEAL), uintValue(big(7))]);
    assert.assertTrue(initializedPlace(TASK, withInput(taskInitialize(TASK), single)) === null);
    const many = arrays([DEAL, DEAL], [7]);
    assert.assertTrue(initializedPlace(UNKNOWN_TASK, withInput(taskInitialize(TASK), many)) === null);
  });

  test('gives null for input that is cut short or foreign', () => {
    const inputs = [
      '0x',
      '0x5b36c66b',
      `0x5b36c66b${'00'.repeat(32)}`,
      '0xb504681d',
      `0xb504681d${'ff'.repeat(64)}`,
    ];
    for (let i = 0; i < inputs.length; i++) {
      const event = withInput(taskInitialize(TASK), Bytes.fromHexString(inputs[i]));
      assert.assertTrue(initializedPlace(TASK, event) === null, inputs[i]);
    }
  });
});
