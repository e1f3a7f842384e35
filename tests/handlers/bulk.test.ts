import { BigInt, Bytes, DataSourceContext } from '@graphprotocol/graph-ts';
import {
  afterEach,
  assert,
  beforeEach,
  clearStore,
  dataSourceMock,
  describe,
  test,
} from 'matchstick-as/assembly/index';
import { handleBulk } from '../../src/handlers/bulk';

const DEAL = Bytes.fromHexString(`0x${'d1'.repeat(32)}`);
const ID = DEAL.toHexString();

function givenBulkOf(first: i32, size: i32): void {
  const context = new DataSourceContext();
  context.setBytes('deal', DEAL);
  context.setBigInt('botFirst', BigInt.fromI32(first));
  context.setBigInt('botSize', BigInt.fromI32(size));
  dataSourceMock.setAddressAndContext('QmBulk', context);
}

describe('handleBulk()', () => {
  beforeEach(() => {
    givenBulkOf(0, 2);
  });

  afterEach(() => {
    clearStore();
    dataSourceMock.resetValues();
  });

  test('asks for the slices of its own tasks only', () => {
    givenBulkOf(1, 2);
    handleBulk(Bytes.fromUTF8('["QmA","QmB","QmC","QmD"]'));
    assert.dataSourceCount('BulkSliceFile', 2);
    assert.dataSourceExists('BulkSliceFile', 'QmB');
    assert.dataSourceExists('BulkSliceFile', 'QmC');
  });

  test('keeps the file under the id of the deal', () => {
    handleBulk(Bytes.fromUTF8('["QmA","QmB"]'));
    assert.fieldEquals('Bulk', ID, 'hash', 'QmBulk');
  });

  test('keeps nothing of a file that is no array', () => {
    const files = ['', 'null', '{}', '"QmA"', '7', '["QmA"', '['.repeat(5000)];
    for (let i = 0; i < files.length; i++) handleBulk(Bytes.fromUTF8(files[i]));
    handleBulk(Bytes.fromHexString('0x5b22ff225d'));
    assert.entityCount('Bulk', 0);
  });

  test('survives elements that are no CIDs', () => {
    handleBulk(Bytes.fromUTF8('[null,{"a":[1e400]},"QmC"]'));
    assert.entityCount('Bulk', 1);
  });
});
