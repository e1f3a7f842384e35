import type { BigDecimal } from './bigDecimal.js';
/**
 * One stored value, in the JavaScript shape that its schema type prescribes:
 *
 * | schema type                  | shape        |
 * | ---                          | ---          |
 * | ID, String, enum             | `string`     |
 * | Bytes                        | `Uint8Array` |
 * | Int                          | `number`     |
 * | Int8, Timestamp (µs), BigInt | `bigint`     |
 * | BigDecimal                   | `BigDecimal` |
 * | Boolean                      | `boolean`    |
 * | reference                    | shape of the target's id |
 */
export type ScalarValue = string | number | bigint | boolean | Uint8Array | BigDecimal;
/** A field's value: absent and `null` mean the same to a mapping. */
export type FieldValue = ScalarValue | readonly ScalarValue[] | null;
/** Stored fields of one entity by name, `id` included; derived fields never occur. */
export type Entity = Readonly<Record<string, FieldValue>>;
/** Id of an entity: `string`, bytes as lower-case hex text with `0x`, or the decimal text of an Int8. */
export type EntityId = string;
