import { type FileNumbers } from './markFiles.js';
/** What the process is asked. */
export type CompilerRequest = Readonly<{
    args: string[];
    numbers: FileNumbers;
}>;
