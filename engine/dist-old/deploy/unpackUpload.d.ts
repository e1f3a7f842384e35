import type { Uploads } from '../files/openUploads.js';
/**
 * Writes an uploaded subgraph into a folder that `loadBuild` reads: the manifest as it is, and the files that it links.
 */
export declare const unpackUpload: (cid: string, uploads: Uploads, folder: string) => Promise<void>;
