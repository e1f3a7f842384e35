import { Bytes } from '@graphprotocol/graph-ts';
import { assert, describe, test } from 'matchstick-as/assembly/index';
import { boostPlace, pushedCallbackData } from '../../src/lib/boostPlace';
import { taskIdOf } from '../../src/lib/ids';
import { TaskPlace } from '../../src/lib/taskPlace';
import { DEAL, HUB, OTHER_DEAL, RELAY, UNKNOWN_TASK } from '../fixtures/actors';
import { claimInput, pushInput, receiptOfPush } from '../fixtures/boost';
import { taskClaimed } from '../fixtures/hubEvents';
import { through, withInput } from '../fixtures/mockEvent';
import { big } from '../fixtures/values';

const TASK = taskIdOf(OTHER_DEAL, big(7));
const DATA = Bytes.fromHexString('0xcafe');
const PUSH = pushInput(OTHER_DEAL, big(7), Bytes.fromUTF8('done'), DATA);

describe('boostPlace()', () => {
  test('finds the last of many calls', () => {
    let input = Bytes.fromHexString('0xac9650d8');
    for (let i = 0; i < 40; i++) input = input.concat(claimInput(DEAL, big(i)));
    input = input.concat(claimInput(OTHER_DEAL, big(7)));
    const place = boostPlace(TASK, through(withInput(taskClaimed(TASK), input), RELAY))!;
    assert.bytesEquals(OTHER_DEAL, place.dealId);
    assert.bigIntEquals(big(7), place.index);
  });

  test('reads a push', () => {
    const place = boostPlace(TASK, withInput(taskClaimed(TASK), PUSH))!;
    assert.bytesEquals(OTHER_DEAL, place.dealId);
  });

  test('reads the receipt when the input does not show it', () => {
    const event = taskClaimed(TASK);
    event.receipt = receiptOfPush(HUB, OTHER_DEAL, 7);
    assert.bytesEquals(OTHER_DEAL, boostPlace(TASK, event)!.dealId);
  });

  test('gives null for a receipt of another task or another contract', () => {
    const event = taskClaimed(TASK);
    event.receipt = receiptOfPush(HUB, OTHER_DEAL, 6);
    assert.assertTrue(boostPlace(TASK, event) === null);
    event.receipt = receiptOfPush(RELAY, OTHER_DEAL, 7);
    assert.assertTrue(boostPlace(TASK, event) === null);
    const empty = receiptOfPush(HUB, OTHER_DEAL, 7);
    empty.logs[0].topics = [];
    event.receipt = empty;
    assert.assertTrue(boostPlace(TASK, event) === null);
  });

  test('gives null for input of another task, cut short or foreign', () => {
    const inputs = [
      '0x',
      '0xaf24ba0b',
      `0xaf24ba0b${'00'.repeat(63)}`,
      `0xaf24ba0b${'ff'.repeat(64)}`,
      '0xaf24ba',
      claimInput(DEAL, big(7)).toHexString(),
    ];
    for (let i = 0; i < inputs.length; i++) {
      const event = withInput(taskClaimed(UNKNOWN_TASK), Bytes.fromHexString(inputs[i]));
      assert.assertTrue(boostPlace(UNKNOWN_TASK, event) === null, inputs[i]);
    }
  });

  test('gives null for an index that no Boost task has', () => {
    const task = taskIdOf(DEAL, big(65_536));
    const event = withInput(taskClaimed(task), claimInput(DEAL, big(65_536)));
    assert.assertTrue(boostPlace(task, event) === null);
  });
});

describe('pushedCallbackData()', () => {
  test('reads a direct call', () => {
    const place = new TaskPlace(OTHER_DEAL, big(7));
    assert.bytesEquals(DATA, pushedCallbackData(place, withInput(taskClaimed(TASK), PUSH))!);
  });

  test('gives null for another task or through another contract', () => {
    const event = withInput(taskClaimed(TASK), PUSH);
    assert.assertTrue(pushedCallbackData(new TaskPlace(OTHER_DEAL, big(6)), event) === null);
    assert.assertTrue(pushedCallbackData(new TaskPlace(DEAL, big(7)), event) === null);
    assert.assertTrue(pushedCallbackData(new TaskPlace(OTHER_DEAL, big(7)), through(event, RELAY)) === null);
  });
});
