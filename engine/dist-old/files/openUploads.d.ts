/** Files that were sent to us, by their CID. */
export type Uploads = Readonly<{
    /** Keeps a file and gives its CID. */
    add(content: Uint8Array): Promise<string>;
    /** The file of a CID. Rejects with a `FileError` when it is not there, or not what its CID says. */
    read(cid: string): Promise<Buffer>;
}>;
/** What `contentId` gives. */
export declare const isContentId: (text: string) => boolean;
/** Keeps files in a folder, which is made when the first arrives. */
export declare const openUploads: (folder: string) => Uploads;
