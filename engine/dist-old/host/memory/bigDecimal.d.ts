import { type BigDecimal } from '../../core/bigDecimal.js';
import { type Heap } from './heap.js';
/** The BigDecimal at `pointer` in normal form; the exponent must be one of IEEE decimal128. */
export declare const readBigDecimal: (heap: Heap, pointer: number) => BigDecimal;
/** A new BigDecimal. */
export declare const writeBigDecimal: (heap: Heap, { digits, exponent }: BigDecimal) => number;
