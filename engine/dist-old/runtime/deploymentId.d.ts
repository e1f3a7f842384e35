/**
 * Id that the build has wherever it is deployed: that of its manifest on IPFS, in which each file is named by its own
 * id there. The text of the manifest is the one that `graph deploy` uploads.
 *
 * @param manifest as parsed from YAML, with every key it has
 * @param files contents by their path in the manifest
 */
export declare const deploymentId: (manifest: unknown, files: ReadonlyMap<string, Uint8Array>) => string;
