import { BigInt, Bytes, JSONValue } from '@graphprotocol/graph-ts';
import { CallData } from './calldata';
import { textAt } from './json';
import { datasetOrderHash } from './orders';
import { noBytes, uintWord, WORD } from './words';

const ADDRESS_LENGTH = 20;
const UINT256_DIGITS = 78;
const ANY_LENGTH = -1;

/** A dataset order as a bulk slice shows it. Strangers write it: only without `reason` its members mean anything. */
export class BulkOrder {
  /** First member that is missing or malformed; null when the order is whole. */
  reason: string | null = null;
  dataset: Bytes = noBytes();
  price: BigInt = BigInt.zero();
  volume: BigInt = BigInt.zero();
  tag: Bytes = noBytes();
  apprestrict: Bytes = noBytes();
  workerpoolrestrict: Bytes = noBytes();
  requesterrestrict: Bytes = noBytes();
  salt: Bytes = noBytes();
  sign: Bytes = noBytes();

  constructor(json: JSONValue) {
    this.dataset = this.hex(json, 'dataset', ADDRESS_LENGTH);
    this.price = this.uint(json, 'datasetprice');
    this.volume = this.uint(json, 'volume');
    this.tag = this.hex(json, 'tag', WORD);
    this.apprestrict = this.hex(json, 'apprestrict', ADDRESS_LENGTH);
    this.workerpoolrestrict = this.hex(json, 'workerpoolrestrict', ADDRESS_LENGTH);
    this.requesterrestrict = this.hex(json, 'requesterrestrict', ADDRESS_LENGTH);
    this.salt = this.hex(json, 'salt', WORD);
    this.sign = this.hex(json, 'sign', ANY_LENGTH);
  }

  /** Hash under which a hub with this domain would know the order. */
  hash(domain: Bytes): Bytes | null {
    const encoded = word(this.dataset)
      .concat(uintWord(this.price))
      .concat(uintWord(this.volume))
      .concat(this.tag)
      .concat(word(this.apprestrict))
      .concat(word(this.workerpoolrestrict))
      .concat(word(this.requesterrestrict))
      .concat(this.salt);
    return datasetOrderHash(new CallData(encoded, 0), domain);
  }

  private hex(json: JSONValue, key: string, length: i32): Bytes {
    const text = textAt(json, key);
    if (text === null || !isHex(text) || (length != ANY_LENGTH && text.length != 2 + 2 * length)) {
      return this.refuse(key);
    }
    return text.length == 2 ? noBytes() : Bytes.fromHexString(`0x${text.slice(2)}`);
  }

  private uint(json: JSONValue, key: string): BigInt {
    const text = textAt(json, key);
    if (text !== null && isDecimal(text)) {
      const value = BigInt.fromString(text);
      if (value.lt(BigInt.fromI32(2).pow(255).times(BigInt.fromI32(2)))) return value;
    }
    this.refuse(key);
    return BigInt.zero();
  }

  private refuse(key: string): Bytes {
    if (this.reason === null) this.reason = key;
    return noBytes();
  }
}

function word(address: Bytes): Bytes {
  return new Bytes(WORD - ADDRESS_LENGTH).concat(address);
}

function isHex(text: string): bool {
  if (text.length % 2 != 0 || text.length < 2 || text.charCodeAt(0) != 0x30) return false;
  if (text.charCodeAt(1) != 0x78 && text.charCodeAt(1) != 0x58) return false;
  for (let i = 2; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isLetter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x66;
    if (!isDigit(code) && !isLetter) return false;
  }
  return true;
}

function isDecimal(text: string): bool {
  if (text.length == 0 || text.length > UINT256_DIGITS) return false;
  for (let i = 0; i < text.length; i++) if (!isDigit(text.charCodeAt(i))) return false;
  return true;
}

function isDigit(code: i32): bool {
  return code >= 0x30 && code <= 0x39;
}
