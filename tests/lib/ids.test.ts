import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { assert, describe, test } from 'matchstick-as/assembly/index';
import { contributionId, eventId, resourceOfToken, taskIdOf } from '../../src/lib/ids';
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

  test('give tasks the ids the hub gives them', () => {
    const deal = Bytes.fromHexString('0x8f628a02303ecdfc3d8b18252d2c9fb42e0bff48ac4629205bdb8636f02f4b69');
    assert.stringEquals(
      '0x3bb2daaf9a2b253bcdfa6fe229d3066ca50aa69c7adf5e918d3c30a954735fa9',
      taskIdOf(deal, big(0)).toHexString(),
    );
    assert.stringEquals(
      '0x0152daea068866d45a7fa4fe1583fde0eeac08fd6d04882e033a3aea291c516b',
      taskIdOf(deal, big(1)).toHexString(),
    );
    const later = Bytes.fromHexString('0x3ffd31afb39b93497cbf8c641710d0ea676e1a24657b4ba5c95b634bdaebd093');
    assert.stringEquals(
      '0xa9d958069a3f049182bfe4742423da7e391cffe933a51e4e7dae9d78b2180a7b',
      taskIdOf(later, big(4)).toHexString(),
    );
  });

  test('find the resource behind a token', () => {
    const token = BigInt.fromString('352139150684943402110902571204571190430486728705');
    assert.stringEquals('0x3dae7733d57226b831395a9ba4470b0bfcd39001', resourceOfToken(token).toHexString());
    assert.stringEquals(addressOf('00').toHexString(), resourceOfToken(big(0)).toHexString());
    assert.stringEquals(`0x${'00'.repeat(19)}ff`, resourceOfToken(big(255)).toHexString());
  });
});
