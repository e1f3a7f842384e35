import type { Readable } from '../schema/renderObject.js';
import type { StatusSource } from './statusSource.js';
/** What is known of a deployment; each part is read when it is asked for. */
export declare const indexingStatus: (source: StatusSource) => Readable;
