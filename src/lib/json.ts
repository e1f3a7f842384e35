import { JSONValueKind, json } from '@graphprotocol/graph-ts';

/**
 * The string under a key of a JSON object, or null for anything else: text that is not JSON, JSON that is
 * not an object, a missing key, a value of another kind.
 *
 * Params are written by strangers, and the conversions of `JSONValue` abort on the wrong kind, which would
 * stop indexing for good.
 */
export function jsonString(text: string, key: string): string | null {
  // Saves the host a parse for the many texts that cannot be an object with this key.
  if (!text.includes(key)) return null;
  const parsed = json.try_fromString(text);
  if (parsed.isError || parsed.value.kind != JSONValueKind.OBJECT) return null;
  const value = parsed.value.toObject().get(key);
  if (value === null || value.kind != JSONValueKind.STRING) return null;
  return value.toString();
}
