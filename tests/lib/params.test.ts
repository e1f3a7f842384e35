import { assert, describe, test } from 'matchstick-as/assembly/index';
import { bulkCidOf } from '../../src/lib/params';

describe('bulkCidOf()', () => {
  test('finds the CID', () => {
    assert.stringEquals('QmBulk', bulkCidOf('{"iexec_args":"x","bulk_cid":"QmBulk"}')!);
  });

  test('gives null without one', () => {
    assert.assertTrue(bulkCidOf('{"iexec_args":"bulk_cid"}') === null);
    assert.assertTrue(bulkCidOf('{"bulk_cid":7}') === null);
    assert.assertTrue(bulkCidOf('plain arguments') === null);
    assert.assertTrue(bulkCidOf('') === null);
  });
});
