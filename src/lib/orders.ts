import { Address, BigInt, Bytes } from '@graphprotocol/graph-ts';
import { CallData, selectorAt } from './calldata';
import { ZERO_ADDRESS } from './constants';
import { hashOf, uintWord } from './words';

export const MATCH_ORDERS: u32 = 0x156194d4;
export const SPONSOR_MATCH_ORDERS: u32 = 0x2f391533;
export const MATCH_ORDERS_WITH_ETH: u32 = 0x3bec2cbc;
export const MATCH_ORDERS_BOOST: u32 = 0x8a8b3607;
export const SPONSOR_MATCH_ORDERS_BOOST: u32 = 0xc1f9a20e;
export const MANAGE_APP_ORDER: u32 = 0xb2b07e66;
export const MANAGE_DATASET_ORDER: u32 = 0x4b747106;
export const MANAGE_WORKERPOOL_ORDER: u32 = 0x7e34a077;
export const MANAGE_REQUEST_ORDER: u32 = 0x8dd971d5;
export const BROADCAST_APP_ORDER: u32 = 0xc52e9de1;
export const BROADCAST_DATASET_ORDER: u32 = 0x4c4692de;
export const BROADCAST_WORKERPOOL_ORDER: u32 = 0x947f5178;
export const BROADCAST_REQUEST_ORDER: u32 = 0x4693d172;

/** Positions of the members of an order, the same for apps and datasets. */
export const PRICE = 1;
export const VOLUME = 2;
export const TAG = 3;
export const RESOURCE_ORDER_SALT = 7;
export const RESOURCE_ORDER_SIGN = 8;

export const POOL_CATEGORY = 4;
export const POOL_TRUST = 5;
export const POOL_ORDER_SALT = 9;
export const POOL_ORDER_SIGN = 10;

export const REQUEST_APP_MAX_PRICE = 1;
export const REQUEST_DATASET = 2;
export const REQUEST_DATASET_MAX_PRICE = 3;
export const REQUEST_POOL = 4;
export const REQUEST_POOL_MAX_PRICE = 5;
export const REQUESTER = 6;
export const REQUEST_VOLUME = 7;
export const REQUEST_TAG = 8;
export const REQUEST_CATEGORY = 9;
export const REQUEST_TRUST = 10;
export const BENEFICIARY = 11;
export const CALLBACK = 12;
export const PARAMS = 13;
export const REQUEST_ORDER_SALT = 14;
export const REQUEST_ORDER_SIGN = 15;

/** A guess costs a hash of up to the whole input, and anybody can write an input full of bad guesses. */
const MOST_GUESSES = 16;

const DOMAIN_TYPE = '0x8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f';
const APP_ORDER_TYPE = '0x60815a0eeec47dddf1615fe53b31d016c31444e01b9d796db365443a6445d008';
const DATASET_ORDER_TYPE = '0x6cfc932a5a3d22c4359295b9f433edff52b60703fa47690a04a83e40933dd47c';
const WORKERPOOL_ORDER_TYPE = '0xaa3429fb281b34691803133d3d978a75bb77c617ed6bc9aa162b9b30920022bb';
const REQUEST_ORDER_TYPE = '0xf24e853034a3a450aba845a82914fbb564ad85accca6cf62be112a154520fae0';

/** The four orders of a matching call somewhere in the input of a transaction. */
export class OrderSet {
  constructor(
    public app: CallData,
    public dataset: CallData,
    public workerpool: CallData,
    public request: CallData,
    /** Function that was called. */
    public selector: u32,
    /** Whether the call is the transaction's own, not one inside another contract's input. */
    public isOutermost: bool,
  ) {}

  /** Whether the call makes a deal of the Boost extension. */
  isBoost(): bool {
    return this.selector == MATCH_ORDERS_BOOST || this.selector == SPONSOR_MATCH_ORDERS_BOOST;
  }

  /** Whether the sender pays for the deal. */
  isSponsored(): bool {
    return this.selector == SPONSOR_MATCH_ORDERS || this.selector == SPONSOR_MATCH_ORDERS_BOOST;
  }

  /** Whether the request asks for a dataset; if not, its order is a placeholder. */
  hasDataset(): bool {
    const dataset = this.request.address(REQUEST_DATASET);
    return dataset !== null && dataset != ZERO_ADDRESS;
  }
}

/** What looks like matching calls in an input: anywhere, since other contracts can carry them. Prove by hash. */
export function guessOrderSets(input: Bytes): OrderSet[] {
  const guesses: OrderSet[] = [];
  for (let at = 0; at + 4 <= input.length && guesses.length < MOST_GUESSES; at++) {
    const selector = selectorAt(input, at);
    if (!isMatch(selector)) continue;
    const call = new CallData(input, at + 4);
    const app = call.tuple(0);
    const dataset = call.tuple(1);
    const workerpool = call.tuple(2);
    const request = call.tuple(3);
    if (app === null || dataset === null || workerpool === null || request === null) continue;
    guesses.push(new OrderSet(app, dataset, workerpool, request, selector, at == 0));
  }
  return guesses;
}

function isMatch(selector: u32): bool {
  return (
    selector == MATCH_ORDERS ||
    selector == SPONSOR_MATCH_ORDERS ||
    selector == MATCH_ORDERS_WITH_ETH ||
    selector == MATCH_ORDERS_BOOST ||
    selector == SPONSOR_MATCH_ORDERS_BOOST
  );
}

/**
 * What looks like orders in calls that sign or close one: anywhere, since other contracts can carry them. Prove by
 * hash.
 */
export function guessManagedOrders(input: Bytes, selector: u32): CallData[] {
  const guesses: CallData[] = [];
  for (let at = 0; at + 4 <= input.length && guesses.length < MOST_GUESSES; at++) {
    if (selectorAt(input, at) != selector) continue;
    const operation = new CallData(input, at + 4).tuple(0);
    if (operation === null) continue;
    const order = operation.tuple(0);
    if (order !== null) guesses.push(order);
  }
  return guesses;
}

/** EIP-712 domain separator of a hub. */
export function domainOf(hub: Address, chainId: i32): Bytes {
  return hashOf([
    Bytes.fromHexString(DOMAIN_TYPE),
    hashOf([Bytes.fromUTF8('iExecODB')]),
    hashOf([Bytes.fromUTF8('5.0.0')]),
    uintWord(BigInt.fromI32(chainId)),
    addressWord(hub),
  ]);
}

/** Hash of an app order; null when its data is cut short. */
export function appOrderHash(order: CallData, domain: Bytes): Bytes | null {
  return typedHash(appOrderStruct(order), domain);
}

/** Hash of a dataset order; null when its data is cut short. */
export function datasetOrderHash(order: CallData, domain: Bytes): Bytes | null {
  return typedHash(datasetOrderStruct(order), domain);
}

/** Hash of a workerpool order; null when its data is cut short. */
export function workerpoolOrderHash(order: CallData, domain: Bytes): Bytes | null {
  return typedHash(workerpoolOrderStruct(order), domain);
}

/** Hash of a request order; null when its data is cut short. */
export function requestOrderHash(order: CallData, domain: Bytes): Bytes | null {
  return typedHash(requestOrderStruct(order), domain);
}

/** Struct hash of an app order, the same on every network; null when its data is cut short. */
export function appOrderStruct(order: CallData): Bytes | null {
  return staticStruct(APP_ORDER_TYPE, order, RESOURCE_ORDER_SALT + 1);
}

/** Struct hash of a dataset order, the same on every network; null when its data is cut short. */
export function datasetOrderStruct(order: CallData): Bytes | null {
  return staticStruct(DATASET_ORDER_TYPE, order, RESOURCE_ORDER_SALT + 1);
}

/** Struct hash of a workerpool order, the same on every network; null when its data is cut short. */
export function workerpoolOrderStruct(order: CallData): Bytes | null {
  return staticStruct(WORKERPOOL_ORDER_TYPE, order, POOL_ORDER_SALT + 1);
}

/** Struct hash of a request order, the same on every network; null when its data is cut short. */
export function requestOrderStruct(order: CallData): Bytes | null {
  const members = order.head(PARAMS);
  const params = order.bytes(PARAMS);
  const salt = order.word(REQUEST_ORDER_SALT);
  if (members === null || params === null || salt === null) return null;
  return hashOf([Bytes.fromHexString(REQUEST_ORDER_TYPE), members, hashOf([params]), salt]);
}

/** Members without strings are encoded for the hash as they are for a call. */
function staticStruct(type: string, order: CallData, members: i32): Bytes | null {
  const encoded = order.head(members);
  return encoded === null ? null : hashOf([Bytes.fromHexString(type), encoded]);
}

function typedHash(structHash: Bytes | null, domain: Bytes): Bytes | null {
  return structHash === null ? null : hashOf([Bytes.fromHexString('0x1901'), domain, structHash]);
}

function addressWord(address: Address): Bytes {
  const word = new Bytes(32);
  for (let i = 0; i < address.length; i++) word[32 - address.length + i] = address[i];
  return word;
}
