/**
 * Compiles the engine, so that threads and processes of their own run what the tests test. Type errors are for
 * `npm run check` to report; the compiler writes its output all the same.
 */
export declare const compileEngine: () => void;
