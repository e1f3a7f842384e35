import type { Readable } from '../schema/renderObject.js';
import type { StatusSource } from './statusSource.js';
/** A deployment's answer to `subgraphFeatures`. */
export declare const fieldsOfFeatures: (source: StatusSource) => Readable;
