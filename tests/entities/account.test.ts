import { afterEach, assert, clearStore, describe, test } from 'matchstick-as/assembly/index';
import { getOrCreateAccount, readScoreOnce, scoreIncludesBlock } from '../../src/entities/account';
import { WORKER } from '../fixtures/actors';
import { lock } from '../fixtures/hubEvents';
import { scoreIs, scoreReverts } from '../fixtures/hubViews';
import { at } from '../fixtures/mockEvent';
import { assertEntity, assertUnset } from '../fixtures/rows';
import { big, rlc } from '../fixtures/values';

const ID = WORKER.toHexString();

describe('getOrCreateAccount()', () => {
  afterEach(() => {
    clearStore();
  });

  test('stores a new account at once', () => {
    getOrCreateAccount(WORKER);
    assertEntity('Account', ID, [
      ['balance', '0'],
      ['frozen', '0'],
      ['score', '0'],
    ]);
    assertUnset('Account', ID, ['scoreReadAtBlock']);
  });

  test('returns what is stored', () => {
    const account = getOrCreateAccount(WORKER);
    account.score = big(5);
    account.save();
    assert.bigIntEquals(big(5), getOrCreateAccount(WORKER).score);
    assert.entityCount('Account', 1);
  });
});

describe('readScoreOnce()', () => {
  afterEach(() => {
    clearStore();
  });

  test('reads the first time only', () => {
    scoreIs(WORKER, 7);
    const account = getOrCreateAccount(WORKER);
    assert.assertTrue(readScoreOnce(account, WORKER, at(lock(WORKER, rlc(1)), 5, 0)));
    assert.bigIntEquals(big(7), account.score);
    scoreIs(WORKER, 8);
    assert.assertTrue(!readScoreOnce(account, WORKER, at(lock(WORKER, rlc(1)), 6, 0)));
    assert.bigIntEquals(big(7), account.score);
  });

  test('tries again after a refusal', () => {
    scoreReverts(WORKER);
    const account = getOrCreateAccount(WORKER);
    assert.assertTrue(!readScoreOnce(account, WORKER, at(lock(WORKER, rlc(1)), 5, 0)));
    scoreIs(WORKER, 8);
    assert.assertTrue(readScoreOnce(account, WORKER, at(lock(WORKER, rlc(1)), 6, 0)));
    assert.bigIntEquals(big(8), account.score);
  });

  test('includes its own block and no other', () => {
    scoreIs(WORKER, 7);
    const account = getOrCreateAccount(WORKER);
    const event = at(lock(WORKER, rlc(1)), 5, 0);
    assert.assertTrue(!scoreIncludesBlock(account, event));
    readScoreOnce(account, WORKER, event);
    assert.assertTrue(scoreIncludesBlock(account, event));
    assert.assertTrue(!scoreIncludesBlock(account, at(lock(WORKER, rlc(1)), 6, 0)));
  });
});
