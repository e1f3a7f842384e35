import { OTHER_FILE } from './markFiles.js';
import { SharedEffectError } from './sharedEffectError.js';
/**
 * Whose top-level code runs, in a program that several suites share: its start runs the code of all of them, of
 * which only that of the suite itself may have effects on it.
 */
export class StartScope {
    /** The suite that is run, or null when the program is its alone. */
    #member;
    #files = [];
    #started = false;
    constructor(member) {
        this.#member = member;
    }
    enter(file) {
        this.#files.push(file);
    }
    leave() {
        this.#files.pop();
    }
    /** Everything that runs from now on belongs to the suite. */
    endStart() {
        this.#started = true;
    }
    /** Whether the code that runs now belongs to the suite. */
    get isOwn() {
        if (this.#started || this.#member === null)
            return true;
        const file = this.#files.at(-1) ?? OTHER_FILE;
        if (file !== OTHER_FILE)
            return file === this.#member;
        throw new SharedEffectError('A file that test files share acts when it is loaded.');
    }
}
//# sourceMappingURL=startScope.js.map