import type { Manifest } from '../core/manifest.js';
/** Throws when a manifest asks for what this engine cannot do, naming it. */
export declare const checkManifest: (manifest: Manifest) => void;
