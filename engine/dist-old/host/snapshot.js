/**
 * State of an instance at one moment: its memory and its mutable globals.
 *
 * Setting an instance back is many times cheaper than making a new one and has the same effect, with one
 * exception that no compiled mapping can see: memory that has grown stays large.
 */
export class Snapshot {
    #memory;
    #globals;
    #values;
    #bytes;
    constructor(memory, globals) {
        this.#memory = memory;
        this.#globals = globals;
        this.#values = globals.map((global) => global.value);
        this.#bytes = new Uint8Array(memory.buffer).slice(0, usedLength(memory.buffer));
    }
    /** Makes the instance what it was. */
    restore() {
        const memory = new Uint8Array(this.#memory.buffer);
        memory.set(this.#bytes);
        memory.fill(0, this.#bytes.length);
        for (let index = 0; index < this.#globals.length; index++)
            this.#globals[index].value = this.#values[index];
    }
}
/** Memory is made of zeros: behind the last other byte nothing needs to be kept. */
const usedLength = (buffer) => {
    const words = new Uint32Array(buffer);
    let end = words.length;
    while (end > 0 && words[end - 1] === 0)
        end--;
    return end * 4;
};
//# sourceMappingURL=snapshot.js.map