/** Notes changes of files in some folders from the moment it is opened. */
export type FolderWatch = Disposable & Readonly<{
    /** Resolves soon after something changed. Rejects when the signal aborts. */
    changed(signal: AbortSignal): Promise<void>;
}>;
/** Watches the files of the folders, not of folders in them. Hidden files are no concern. */
export declare const watchFolders: (folders: ReadonlySet<string>) => FolderWatch;
