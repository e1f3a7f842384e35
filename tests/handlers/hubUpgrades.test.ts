import { Bytes, ethereum } from '@graphprotocol/graph-ts';
import { afterEach, assert, clearStore, describe, test } from 'matchstick-as/assembly/index';
import { CommitMessage, DiamondCut, FunctionUpdate } from '../../generated/HubUpgrades/HubUpgrades';
import { handleCommitMessage, handleDiamondCut, handleFunctionUpdate } from '../../src/handlers/hubUpgrades';
import { APP, HUB, RELAY, ZERO } from '../fixtures/actors';
import { at, idAt, mockEvent, timeOf, transactionHash } from '../fixtures/mockEvent';
import { assertEntity } from '../fixtures/rows';
import {
  addressValue,
  big,
  bytesValue,
  hashValue,
  textValue,
  tupleValue,
  uintValue,
} from '../fixtures/values';

const SELECTOR = Bytes.fromHexString('0x156194d4');
const OTHER_SELECTOR = Bytes.fromHexString('0x2f391533');

function facetCut(action: i32, selectors: Bytes[]): ethereum.Tuple {
  const values: ethereum.Value[] = [];
  for (let i = 0; i < selectors.length; i++) values.push(hashValue(selectors[i]));
  return tupleValue([addressValue(APP), uintValue(big(action)), ethereum.Value.fromArray(values)]).toTuple();
}

function diamondCut(cuts: ethereum.Tuple[]): DiamondCut {
  const values = [ethereum.Value.fromTupleArray(cuts), addressValue(ZERO), bytesValue(SELECTOR)];
  return mockEvent<DiamondCut>(HUB, values);
}

describe('handleDiamondCut()', () => {
  afterEach(() => {
    clearStore();
  });

  test('records every part of an upgrade', () => {
    const cuts = [
      facetCut(0, [SELECTOR, OTHER_SELECTOR]),
      facetCut(1, [SELECTOR]),
      facetCut(2, [OTHER_SELECTOR]),
    ];
    handleDiamondCut(at(diamondCut(cuts), 50, 2));
    const id = idAt(50, 2);
    assertEntity('DiamondCut', id, [
      ['contract', HUB.toHexString()],
      ['init', ZERO.toHexString()],
      ['data', SELECTOR.toHexString()],
      ['transaction', transactionHash(50).toHexString()],
      ['timestamp', timeOf(50).toString()],
      ['blockNumber', '50'],
      ['logIndex', '2'],
    ]);
    assertEntity('FacetCut', `${id}-0`, [
      ['diamondCut', id],
      ['index', '0'],
      ['facet', APP.toHexString()],
      ['action', 'ADD'],
      ['selectors', '[0x156194d4, 0x2f391533]'],
    ]);
    assert.fieldEquals('FacetCut', `${id}-1`, 'action', 'REPLACE');
    assert.fieldEquals('FacetCut', `${id}-2`, 'action', 'REMOVE');
  });

  test('records an upgrade that changes nothing, and two of one block', () => {
    handleDiamondCut(at(diamondCut([]), 50, 2));
    handleDiamondCut(at(diamondCut([facetCut(0, [])]), 50, 3));
    assert.entityCount('DiamondCut', 2);
    assert.entityCount('FacetCut', 1);
  });
});

describe('handleCommitMessage()', () => {
  afterEach(() => {
    clearStore();
  });

  test('records any text', () => {
    const texts = ['v5.5.0', '', '{"a":', 'é😀'];
    for (let i = 0; i < texts.length; i++) {
      handleCommitMessage(at(mockEvent<CommitMessage>(HUB, [textValue(texts[i])]), 50, i));
      assertEntity('CommitMessage', idAt(50, i), [
        ['contract', HUB.toHexString()],
        ['message', texts[i]],
      ]);
    }
    assert.entityCount('CommitMessage', 4);
  });
});

describe('handleFunctionUpdate()', () => {
  afterEach(() => {
    clearStore();
  });

  test('records each function', () => {
    const values = [hashValue(SELECTOR), addressValue(ZERO), addressValue(RELAY), textValue('f(uint256)')];
    handleFunctionUpdate(at(mockEvent<FunctionUpdate>(HUB, values), 50, 2));
    handleFunctionUpdate(at(mockEvent<FunctionUpdate>(HUB, values), 50, 3));
    assertEntity('FunctionUpdate', idAt(50, 2), [
      ['contract', HUB.toHexString()],
      ['selector', SELECTOR.toHexString()],
      ['oldDelegate', ZERO.toHexString()],
      ['newDelegate', RELAY.toHexString()],
      ['functionSignature', 'f(uint256)'],
    ]);
    assert.entityCount('FunctionUpdate', 2);
  });
});
