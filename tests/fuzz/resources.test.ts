import { Address, Bytes, ethereum } from '@graphprotocol/graph-ts';
import {
  afterEach,
  assert,
  clearStore,
  createMockedFunction,
  describe,
  test,
} from 'matchstick-as/assembly/index';
import { handleAppTransfer } from '../../src/handlers/appRegistry';
import { handleDatasetTransfer } from '../../src/handlers/datasetRegistry';
import { handleWorkerpoolTransfer } from '../../src/handlers/workerpoolRegistry';
import { addressOfWord, uintWord } from '../../src/lib/words';
import { APP_OWNER, ZERO } from '../fixtures/actors';
import { dynamicCall } from '../fixtures/calldata';
import { cutBefore, withMoreBytes, withOverflowAt } from '../fixtures/damage';
import { appIs, appReverts, datasetIs, datasetReverts, workerpoolIs } from '../fixtures/getters';
import { hostileBytes, hostileText } from '../fixtures/hostileText';
import { at, idAt, withInput } from '../fixtures/mockEvent';
import { Random } from '../fixtures/random';
import { appTransfer, datasetTransfer, workerpoolTransfer } from '../fixtures/registryEvents';
import { assertEntity } from '../fixtures/rows';
import { addressValue, big, bytesValue, hashValue } from '../fixtures/values';

const CASES = 300;
const FIRST_BLOCK = 1000;

/** A resource of its own for each case. */
function resource(index: i32): Address {
  return addressOfWord(uintWord(big(2_000_000 + index)));
}

/** Arguments of `createApp`; strings are encoded as bytes are, but cannot be just any bytes. */
function appInput(name: Bytes, type: Bytes, multiaddr: Bytes, checksum: Bytes, enclave: Bytes): Bytes {
  return dynamicCall('0x3f7868ff', [
    addressValue(APP_OWNER),
    bytesValue(name),
    bytesValue(type),
    bytesValue(multiaddr),
    hashValue(checksum),
    bytesValue(enclave),
  ]);
}

function createApp(index: i32, input: Bytes): string {
  handleAppTransfer(
    withInput(at(appTransfer(ZERO, APP_OWNER, resource(index)), FIRST_BLOCK + index, 2), input),
  );
  const id = resource(index).toHexString();
  assert.fieldEquals('AppTransfer', idAt(FIRST_BLOCK + index, 2), 'app', id);
  return id;
}

describe('fuzzed names and multiaddrs', () => {
  afterEach(() => {
    clearStore();
  });

  test('of created apps are kept byte by byte', () => {
    const random = new Random(61);
    for (let i = 0; i < CASES; i++) {
      const name = hostileBytes(random);
      const multiaddr = hostileBytes(random);
      const checksum = random.bytes(32);
      const enclave = hostileBytes(random);
      assertEntity('App', createApp(i, appInput(name, name, multiaddr, checksum, enclave)), [
        ['name', name.toString()],
        ['type', name.toString()],
        ['multiaddr', multiaddr.toHexString()],
        ['checksum', checksum.toHexString()],
        ['mrenclave', enclave.toHexString()],
      ]);
    }
    assert.fieldEquals('Protocol', 'iExec', 'appsCount', CASES.toString());
  });

  test('of created datasets are kept byte by byte', () => {
    const random = new Random(62);
    for (let i = 0; i < CASES; i++) {
      const name = hostileBytes(random);
      const multiaddr = hostileBytes(random);
      const input = dynamicCall('0x3354bcdb', [
        addressValue(APP_OWNER),
        bytesValue(name),
        bytesValue(multiaddr),
        hashValue(random.bytes(32)),
      ]);
      const event = at(datasetTransfer(ZERO, APP_OWNER, resource(i)), FIRST_BLOCK + i, 2);
      handleDatasetTransfer(withInput(event, input));
      assertEntity('Dataset', resource(i).toHexString(), [
        ['name', name.toString()],
        ['multiaddr', multiaddr.toHexString()],
      ]);
      assert.fieldEquals('DatasetTransfer', idAt(FIRST_BLOCK + i, 2), 'to', APP_OWNER.toHexString());
    }
    assert.fieldEquals('Protocol', 'iExec', 'datasetsCount', CASES.toString());
  });

  test('of created workerpools are kept', () => {
    const random = new Random(63);
    for (let i = 0; i < CASES; i++) {
      const description = hostileBytes(random);
      const input = dynamicCall('0xe40238f4', [addressValue(APP_OWNER), bytesValue(description)]);
      const event = at(workerpoolTransfer(ZERO, APP_OWNER, resource(i)), FIRST_BLOCK + i, 2);
      handleWorkerpoolTransfer(withInput(event, input));
      assert.fieldEquals('Workerpool', resource(i).toHexString(), 'description', description.toString());
      assert.fieldEquals('WorkerpoolTransfer', idAt(FIRST_BLOCK + i, 2), 'to', APP_OWNER.toHexString());
    }
    assert.fieldEquals('Protocol', 'iExec', 'workerpoolsCount', CASES.toString());
  });

  test('of contracts are kept as their getters tell, or left empty', () => {
    const random = new Random(64);
    for (let i = 0; i < CASES; i++) {
      const isSilent = random.below(4) == 0;
      const name = isSilent ? '' : hostileText(random);
      const multiaddr = isSilent ? new Bytes(0) : hostileBytes(random);
      givenGetters(resource(i), name, multiaddr, isSilent);
      handleAppTransfer(at(appTransfer(ZERO, APP_OWNER, resource(i)), FIRST_BLOCK + i, 2));
      handleDatasetTransfer(at(datasetTransfer(ZERO, APP_OWNER, resource(i)), FIRST_BLOCK + i, 3));
      const expected = [
        ['name', name],
        ['multiaddr', multiaddr.toHexString()],
      ];
      assertEntity('App', resource(i).toHexString(), expected);
      assertEntity('Dataset', resource(i).toHexString(), expected);
    }
    assert.entityCount('AppTransfer', CASES);
    assert.entityCount('DatasetTransfer', CASES);
  });
});

describe('fuzzed input of creations', () => {
  afterEach(() => {
    clearStore();
  });

  test('cut short or out of bounds leaves it to the getters', () => {
    const random = new Random(65);
    // A whole word of enclave, so that nothing but padding is missing nowhere.
    const input = appInput(
      Bytes.fromUTF8('direct'),
      Bytes.fromUTF8('DOCKER'),
      random.bytes(32),
      random.bytes(32),
      random.bytes(32),
    );
    // Offsets of name, type, multiaddr and enclave.
    const offsets = [36, 68, 100, 164];
    for (let i = 0; i < CASES; i++) {
      appIs(resource(i), 'told');
      const bad =
        random.below(2) == 0
          ? cutBefore(input, input.length, random)
          : withOverflowAt(input, offsets[random.below(4)], random);
      assert.fieldEquals('App', createApp(i, bad), 'name', 'told');
    }
    assert.fieldEquals('Protocol', 'iExec', 'appsCount', CASES.toString());
  });

  test('with more bytes in between still creates each resource', () => {
    const random = new Random(66);
    const owner = addressValue(APP_OWNER);
    const name = bytesValue(Bytes.fromUTF8('direct'));
    const pool = dynamicCall('0xe40238f4', [owner, name]);
    const dataset = dynamicCall('0x3354bcdb', [owner, name, name, hashValue(random.bytes(32))]);
    for (let i = 0; i < CASES; i++) {
      const id = resource(i).toHexString();
      datasetIs(resource(i), 'told');
      workerpoolIs(resource(i), 'told', 35, 5);
      const minted = at(datasetTransfer(ZERO, APP_OWNER, resource(i)), FIRST_BLOCK + i, 2);
      handleDatasetTransfer(withInput(minted, withMoreBytes(dataset, 4, dataset.length, random)));
      const opened = at(workerpoolTransfer(ZERO, APP_OWNER, resource(i)), FIRST_BLOCK + i, 3);
      handleWorkerpoolTransfer(withInput(opened, withMoreBytes(pool, 4, pool.length, random)));
      assert.fieldEquals('Dataset', id, 'owner', APP_OWNER.toHexString());
      assert.fieldEquals('Workerpool', id, 'owner', APP_OWNER.toHexString());
    }
    assertEntity('Protocol', 'iExec', [
      ['datasetsCount', CASES.toString()],
      ['workerpoolsCount', CASES.toString()],
    ]);
  });
});

/** Makes the getters of an app and a dataset at one address answer so, or not at all. */
function givenGetters(contract: Address, name: string, multiaddr: Bytes, isSilent: bool): void {
  if (isSilent) {
    appReverts(contract);
    datasetReverts(contract);
    return;
  }
  appIs(contract, name);
  datasetIs(contract, name);
  const value = [ethereum.Value.fromBytes(multiaddr)];
  createMockedFunction(contract, 'm_appMultiaddr', 'm_appMultiaddr():(bytes)').returns(value);
  createMockedFunction(contract, 'm_datasetMultiaddr', 'm_datasetMultiaddr():(bytes)').returns(value);
}
