import type { Manifest } from '../core/manifest.js';
/** Throws when a manifest uses what its versions do not have, naming the version that does. */
export declare const checkVersions: (manifest: Manifest) => void;
