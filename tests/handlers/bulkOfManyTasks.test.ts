import { BigInt, Bytes, DataSourceContext } from '@graphprotocol/graph-ts';
import { afterAll, assert, clearStore, dataSourceMock, describe, test } from 'matchstick-as/assembly/index';
import { handleBulk } from '../../src/handlers/bulk';
import { handleBulkSlice } from '../../src/handlers/bulkSlice';

const DEAL = Bytes.fromHexString(`0x${'d1'.repeat(32)}`);

function repeated(element: string, count: i32): Bytes {
  return Bytes.fromUTF8(`[${`${element},`.repeat(count - 1)}${element}]`);
}

describe('a bulk of a million tasks, in files of a stranger', () => {
  afterAll(() => {
    clearStore();
    dataSourceMock.resetValues();
  });

  test('asks for ten thousand slices', () => {
    const context = new DataSourceContext();
    context.setBytes('deal', DEAL);
    context.setBigInt('botFirst', BigInt.fromI32(3));
    context.setBigInt('botSize', BigInt.fromI32(1_000_000));
    dataSourceMock.setAddressAndContext('QmBulk', context);
    const cids: string[] = [];
    for (let i = 0; i < 10_100; i++) cids.push(`"Qm${i.toString()}"`);
    handleBulk(Bytes.fromUTF8(`[${cids.join(',')}]`));
    assert.dataSourceCount('BulkSliceFile', 10_000);
    assert.dataSourceExists('BulkSliceFile', 'Qm3');
    assert.dataSourceExists('BulkSliceFile', 'Qm10002');
  });

  test('keeps ten thousand entries of a slice', () => {
    const context = new DataSourceContext();
    context.setBytes('deal', DEAL);
    context.setBigInt('index', BigInt.fromI32(7));
    dataSourceMock.setAddressAndContext('QmSlice', context);
    handleBulkSlice(repeated('0', 10_100));
    assert.entityCount('BulkEntry', 10_000);
    assert.entityCount('BulkSlice', 1);
  });

  test('is passed over when a file has too many values to read', () => {
    handleBulkSlice(repeated('0', 500_000));
    assert.entityCount('BulkSlice', 1);
  });
});
