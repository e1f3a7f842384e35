/** How a manifest names a file: by its path, or on IPFS by a link. */
export type ManifestFile = string | Readonly<{
    '/': string;
}>;
/** Every file that a manifest names, of which nothing else is known. */
export declare const manifestFiles: (value: unknown) => readonly ManifestFile[];
