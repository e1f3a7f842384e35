import type { YamlValue } from '../yaml/parseYaml.js';
import type { Heap } from './heap.js';
/** A new `YAMLValue`. */
export declare const writeYamlValue: (heap: Heap, value: YamlValue) => number;
/** A new `Result<YAMLValue, bool>`: the value, or the error `true` when there is none. */
export declare const writeYamlResult: (heap: Heap, value: YamlValue | undefined) => number;
