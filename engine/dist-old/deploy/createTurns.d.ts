/** A function that runs work when all work before it has ended. */
export declare const createTurns: () => (<T>(work: () => Promise<T>) => Promise<T>);
