/**
 * Whose top-level code runs, in a program that several suites share: its start runs the code of all of them, of
 * which only that of the suite itself may have effects on it.
 */
export declare class StartScope {
    #private;
    constructor(member: number | null);
    enter(file: number): void;
    leave(): void;
    /** Everything that runs from now on belongs to the suite. */
    endStart(): void;
    /** Whether the code that runs now belongs to the suite. */
    get isOwn(): boolean;
}
