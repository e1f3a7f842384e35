/** Makes the folder of a database file. Errors name the file. */
export declare const makeFolderOf: (path: string) => void;
