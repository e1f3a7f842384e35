import { Address, BigInt, Bytes } from '@graphprotocol/graph-ts';
import { assert, describe, test } from 'matchstick-as/assembly/index';
import { CallData } from '../../src/lib/calldata';
import { taskIdOf } from '../../src/lib/ids';
import { chainIdOf } from '../../src/lib/networks';
import {
  appOrderHash,
  appOrderStruct,
  datasetOrderHash,
  datasetOrderStruct,
  domainOf,
  guessOrderSets,
  OrderSet,
  requestOrderHash,
  requestOrderStruct,
  workerpoolOrderHash,
  workerpoolOrderStruct,
} from '../../src/lib/orders';
import { ARBITRUM_HUB, referenceMatch } from '../fixtures/referenceOrders';
import { big } from '../fixtures/values';

// Values that the contracts themselves give. Multiaddrs are stored as they are and decoded where they are shown:
// their vector is in gateway/src/views/lib/multiaddrText.test.ts.

const REQUEST_HASH = '0xd3ae09ab2de4be82deb1a93b57d9ac72f3f26f47bfc746f8e578de7b4aa4d1e0';
const DEAL = '0x8f628a02303ecdfc3d8b18252d2c9fb42e0bff48ac4629205bdb8636f02f4b69';
const LATER_DEAL = '0x3ffd31afb39b93497cbf8c641710d0ea676e1a24657b4ba5c95b634bdaebd093';

function assertDomain(expected: string, network: string, hub: string): void {
  assert.stringEquals(expected, domainOf(Address.fromString(hub), chainIdOf(network)).toHexString());
}

function assertHash(expected: string, hash: Bytes | null): void {
  assert.assertTrue(hash !== null);
  assert.stringEquals(expected, hash!.toHexString());
}

function orders(): OrderSet {
  return guessOrderSets(referenceMatch())[0];
}

function arbitrumOne(): Bytes {
  return domainOf(ARBITRUM_HUB, 42161);
}

describe('domain separator', () => {
  test('of Bellecour', () => {
    assertDomain(
      '0xf2cbd98a556869939d25b73c3fa68ba45f19932f8c9a06f744c98290ed9ef860',
      'bellecour',
      '0x3eca1B216A7DF1C7689aEb259fFB83ADFB894E7f',
    );
  });

  test('of mainnet', () => {
    assertDomain(
      '0x0b51b16c3bc4ae443794b44e38f43df44d02a6827c49938edf4ea705bac00499',
      'mainnet',
      '0x3eca1B216A7DF1C7689aEb259fFB83ADFB894E7f',
    );
  });

  test('of Arbitrum One', () => {
    assertDomain(
      '0x3b211ab198ac0c745a332d34416d88c417c2f06a87bd9f0d2fdd37b242c75402',
      'arbitrum-one',
      '0x098bFCb1E50ebcA0BaA92C12eA0c3F045A1aD9f0',
    );
  });

  test('of Arbitrum Sepolia', () => {
    assertDomain(
      '0xde6e7a8f1c22386ba73ee5376e4ec7089a2d2b07ebbfce54d4cb386daa34cc92',
      'arbitrum-sepolia',
      '0xB2157BF2fAb286b2A4170E3491Ac39770111Da3E',
    );
  });

  test('of Fuji', () => {
    assertDomain(
      '0x4aef8baa0db0dd16a00c00f0d095236ce9fd4e4bae2eb6c442208611ae737c73',
      'fuji',
      '0x14B465079537655E1662F012e99EBa3863c8B9E0',
    );
  });
});

describe('struct hash', () => {
  test('of the app order', () => {
    assertHash(
      '0x016c8e3d4d6eabd86cfa84964e7527c9c42fbaf3471ebe7e0f4c53d5f5e96bb6',
      appOrderStruct(orders().app),
    );
  });

  test('of the dataset order', () => {
    assertHash(
      '0xe40112940f6ba40f1e9cdbd12c78a208fbfd8b75fc17614868423db33424ea47',
      datasetOrderStruct(orders().dataset),
    );
  });

  test('of the workerpool order', () => {
    assertHash(
      '0x9f140514c591ca3a1a925a8336e90fe88f57111e39533db04e9260b889b7e230',
      workerpoolOrderStruct(orders().workerpool),
    );
  });

  test('of the request order', () => {
    assertHash(
      '0xb2ca9720c1a38b3e379dbcd30c3d549995b4073c214b52c3bbeb143d4f859ad0',
      requestOrderStruct(orders().request),
    );
  });
});

describe('typed-data hash', () => {
  test('of the app order', () => {
    assertHash(
      '0x08ffccaf2cc55971dbe5c003994e5eedd41d2a6572ee5ee35cfdb3adfb934a59',
      appOrderHash(orders().app, arbitrumOne()),
    );
  });

  test('of the dataset order', () => {
    assertHash(
      '0x16a4991697cd1b56ee0c995d362791d4b0d41153c88089b7628d480886418bdf',
      datasetOrderHash(orders().dataset, arbitrumOne()),
    );
  });

  test('of the workerpool order', () => {
    assertHash(
      '0xddb4636bc6ae57b436386c23bad14dcf2ff7e8bba9a4ccc6faf94543b2667518',
      workerpoolOrderHash(orders().workerpool, arbitrumOne()),
    );
  });

  test('of the request order', () => {
    assertHash(REQUEST_HASH, requestOrderHash(orders().request, arbitrumOne()));
  });
});

describe('deal id', () => {
  // Deals get their ids from their request order as tasks do from their deal.
  test('with first index 0', () => {
    assertHash(DEAL, taskIdOf(Bytes.fromHexString(REQUEST_HASH), big(0)));
  });

  test('with first index 4', () => {
    assertHash(LATER_DEAL, taskIdOf(Bytes.fromHexString(REQUEST_HASH), big(4)));
  });
});

describe('task id', () => {
  test('with index 0', () => {
    assertHash(
      '0x3bb2daaf9a2b253bcdfa6fe229d3066ca50aa69c7adf5e918d3c30a954735fa9',
      taskIdOf(Bytes.fromHexString(DEAL), big(0)),
    );
  });

  test('with index 1', () => {
    assertHash(
      '0x0152daea068866d45a7fa4fe1583fde0eeac08fd6d04882e033a3aea291c516b',
      taskIdOf(Bytes.fromHexString(DEAL), big(1)),
    );
  });

  test('with index 4, in the deal that begins there', () => {
    assertHash(
      '0xa9d958069a3f049182bfe4742423da7e391cffe933a51e4e7dae9d78b2180a7b',
      taskIdOf(Bytes.fromHexString(LATER_DEAL), big(4)),
    );
  });
});

describe('calldata of matchOrders', () => {
  test('has 2148 bytes', () => {
    assert.i32Equals(2148, referenceMatch().length);
  });

  test('has its tuples at 128, 544, 960 and 1440', () => {
    const call = new CallData(referenceMatch(), 4);
    const offsets = [128, 544, 960, 1440];
    for (let i = 0; i < offsets.length; i++) {
      assert.bigIntEquals(BigInt.fromI32(offsets[i]), call.uint(i)!);
    }
  });
});
