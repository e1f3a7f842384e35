import { Bytes, JSONValue, JSONValueKind, json } from '@graphprotocol/graph-ts';

/**
 * The string under a key of a JSON object, or null for anything else: text that is not JSON, JSON that is
 * not an object, a missing key, a value of another kind.
 *
 * Params are written by strangers, and the conversions of `JSONValue` abort on the wrong kind, which would
 * stop indexing for good.
 */
export function jsonString(text: string, key: string): string | null {
  // Saves the host a parse for the many texts that cannot be an object with this key, however it is spelled.
  if (!text.includes(key) && !text.includes('\\u')) return null;
  const parsed = json.try_fromString(text);
  if (parsed.isError || parsed.value.kind != JSONValueKind.OBJECT) return null;
  const value = parsed.value.toObject().get(key);
  if (value === null || value.kind != JSONValueKind.STRING) return null;
  return value.toString();
}

/** The elements of a JSON array, or null for anything else. */
export function jsonArray(content: Bytes): JSONValue[] | null {
  const parsed = json.try_fromBytes(content);
  if (parsed.isError || parsed.value.kind != JSONValueKind.ARRAY) return null;
  return parsed.value.toArray();
}

/** A JSON string, or null for anything else. */
export function stringOf(value: JSONValue): string | null {
  return value.kind == JSONValueKind.STRING ? value.toString() : null;
}

/** The text of a string or number under a key, or null for anything else. */
export function textAt(value: JSONValue, key: string): string | null {
  if (value.kind != JSONValueKind.OBJECT) return null;
  const member = value.toObject().get(key);
  if (member === null) return null;
  // `toBigInt` would abort on a fraction, so the caller judges the digits.
  if (member.kind == JSONValueKind.NUMBER) return changetype<string>(member.data as usize);
  return stringOf(member);
}
