import { afterEach, assert, clearStore, describe, test } from 'matchstick-as/assembly/index';
import { handleCreateCategory } from '../../../src/handlers/hub';
import { createCategory } from '../../fixtures/hubEvents';
import { at, timeOf } from '../../fixtures/mockEvent';
import { assertEntity } from '../../fixtures/rows';

describe('handleCreateCategory()', () => {
  afterEach(() => {
    clearStore();
  });

  test('stores the category as the contract does', () => {
    handleCreateCategory(at(createCategory(3, 'L', '""', 10_800), 7, 0));
    assertEntity('Category', '3', [
      ['name', 'L'],
      ['description', '""'],
      ['workClockTimeRef', '10800'],
      ['timestamp', timeOf(7).toString()],
    ]);
    assert.fieldEquals('Protocol', 'iExec', 'categoriesCount', '1');
  });

  test('counts each one', () => {
    handleCreateCategory(at(createCategory(0, 'XS', '""', 300), 7, 0));
    handleCreateCategory(at(createCategory(1, 'S', '""', 1200), 7, 1));
    assert.entityCount('Category', 2);
    assert.fieldEquals('Protocol', 'iExec', 'categoriesCount', '2');
  });

  test('accepts hostile texts', () => {
    handleCreateCategory(at(createCategory(0, '', '{"a":[', 0), 7, 0));
    assertEntity('Category', '0', [
      ['name', ''],
      ['description', '{"a":['],
      ['workClockTimeRef', '0'],
    ]);
  });
});
