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
import { handleBulkSlice } from '../../src/handlers/bulkSlice';
import { taskIdOf } from '../../src/lib/ids';
import { assertEntity, assertUnset } from '../fixtures/rows';

const DEAL = Bytes.fromHexString(`0x${'d1'.repeat(32)}`);
const SLICE = `${DEAL.toHexString()}-3`;
/** Domain separator of the hub there. */
const ARBITRUM_ONE = Bytes.fromHexString(
  '0x3b211ab198ac0c745a332d34416d88c417c2f06a87bd9f0d2fdd37b242c75402',
);
const TASK = taskIdOf(DEAL, BigInt.fromI32(3)).toHexString();
const DATASET = `0x${'ab'.repeat(20)}`;

function order(dataset: string, price: string): string {
  const zero = `"0x${'00'.repeat(20)}"`;
  const salt = `"0x${'5A'.repeat(32)}"`;
  return `{"dataset":${dataset},"datasetprice":${price},"volume":"9007199254740991","tag":"0x${'00'.repeat(32)}","apprestrict":${zero},"workerpoolrestrict":${zero},"requesterrestrict":${zero},"salt":${salt},"sign":"0x"}`;
}

describe('handleBulkSlice()', () => {
  beforeEach(() => {
    const context = new DataSourceContext();
    context.setBytes('deal', DEAL);
    context.setBigInt('index', BigInt.fromI32(3));
    context.setBytes('domain', Bytes.fromHexString(`0x${'11'.repeat(32)}`));
    dataSourceMock.setAddressAndContext('QmSlice', context);
  });

  afterEach(() => {
    clearStore();
    dataSourceMock.resetValues();
  });

  test('accepts any letter case and numbers', () => {
    handleBulkSlice(Bytes.fromUTF8(`[${order(`"0x${'aB'.repeat(20)}"`, '5')}]`));
    assertEntity('BulkSlice', SLICE, [
      ['task', TASK],
      ['index', '3'],
      ['hash', 'QmSlice'],
      ['datasets', `[${DATASET}]`],
      ['datasetOrders', `[${TASK}-0]`],
    ]);
    assertEntity('DatasetOrder', `${TASK}-0`, [
      ['dataset', DATASET],
      ['datasetprice', '0.000000005'],
      ['volume', '9007199254740991'],
      ['salt', `0x${'5a'.repeat(32)}`],
    ]);
    assertEntity('BulkEntry', `${TASK}-0`, [
      ['position', '0'],
      ['valid', 'true'],
    ]);
  });

  test('keeps the position and the reason of what is no order', () => {
    const good = order(`"${DATASET}"`, '"0"');
    const bad = `null,${order('"0x12"', '0')},${order(`"${DATASET}"`, '1e400')},${order(`"${DATASET}"`, '-1')},[[[]]]`;
    handleBulkSlice(Bytes.fromUTF8(`[${bad},${good}]`));
    assert.entityCount('BulkEntry', 6);
    assert.entityCount('DatasetOrder', 1);
    assert.fieldEquals('BulkSlice', SLICE, 'datasetOrders', `[${TASK}-5]`);
    assertEntity('BulkEntry', `${TASK}-0`, [
      ['valid', 'false'],
      ['reason', 'dataset'],
    ]);
    assert.fieldEquals('BulkEntry', `${TASK}-1`, 'reason', 'dataset');
    assert.fieldEquals('BulkEntry', `${TASK}-2`, 'reason', 'datasetprice');
    assertUnset('BulkEntry', `${TASK}-3`, ['datasetOrder', 'orderHash']);
  });

  test('knows the hash under which the hub would know an order', () => {
    const context = new DataSourceContext();
    context.setBytes('deal', DEAL);
    context.setBigInt('index', BigInt.fromI32(3));
    context.setBytes('domain', ARBITRUM_ONE);
    dataSourceMock.setAddressAndContext('QmSlice', context);
    const zero = `"0x${'00'.repeat(20)}"`;
    const nothing = `"0x${'00'.repeat(32)}"`;
    handleBulkSlice(
      Bytes.fromUTF8(
        `[{"dataset":"0x${'00'.repeat(19)}02","datasetprice":2,"volume":"10","tag":${nothing},"apprestrict":${zero},"workerpoolrestrict":${zero},"requesterrestrict":${zero},"salt":${nothing},"sign":"0x01"}]`,
      ),
    );
    assert.fieldEquals(
      'BulkEntry',
      `${TASK}-0`,
      'orderHash',
      '0x16a4991697cd1b56ee0c995d362791d4b0d41153c88089b7628d480886418bdf',
    );
  });

  test('keeps an empty slice', () => {
    handleBulkSlice(Bytes.fromUTF8('[]'));
    assert.fieldEquals('BulkSlice', SLICE, 'datasets', '[]');
    assert.entityCount('BulkEntry', 0);
  });

  test('keeps nothing of a file that is no array', () => {
    const files = ['', 'null', '{}', '7', '[{', '['.repeat(5000)];
    for (let i = 0; i < files.length; i++) handleBulkSlice(Bytes.fromUTF8(files[i]));
    handleBulkSlice(Bytes.fromHexString('0x5b22ff225d'));
    assert.entityCount('BulkSlice', 0);
  });
});
