import { BigInt } from '@graphprotocol/graph-ts';
import { assert, describe, test } from 'matchstick-as/assembly/index';
import { contributionId, eventId, resourceOfToken } from '../../src/lib/ids';
import { addressOf, DEAL, WORKER } from '../fixtures/actors';
import { lock } from '../fixtures/hubEvents';
import { at } from '../fixtures/mockEvent';
import { big, rlc } from '../fixtures/values';

describe('ids', () => {
  test('name an event by block and log', () => {
    assert.stringEquals('12-3', eventId(at(lock(WORKER, rlc(1)), 12, 3)));
  });

  test('name a contribution by task and worker', () => {
    assert.stringEquals(`${DEAL.toHexString()}-${WORKER.toHexString()}`, contributionId(DEAL, WORKER));
  });

  test('find the resource behind a token', () => {
    const token = BigInt.fromString('352139150684943402110902571204571190430486728705');
    assert.stringEquals('0x3dae7733d57226b831395a9ba4470b0bfcd39001', resourceOfToken(token).toHexString());
    assert.stringEquals(addressOf('00').toHexString(), resourceOfToken(big(0)).toHexString());
    assert.stringEquals(`0x${'00'.repeat(19)}ff`, resourceOfToken(big(255)).toHexString());
  });
});
