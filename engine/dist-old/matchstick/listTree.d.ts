/** Paths of all that is below a folder, without hidden folders. */
export type Tree = Readonly<{
    files: readonly string[];
    folders: readonly string[];
}>;
/** Lists a folder and everything below it. A folder that is not there is empty. */
export declare const listTree: (folder: string) => Tree;
