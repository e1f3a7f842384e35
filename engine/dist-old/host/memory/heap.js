import { deterministic, nonDeterministic } from '../hostError.js';
/** Payloads lie this far behind the start of their header. */
const HEADER = 20;
const ARENA = 10_000;
/**
 * The linear memory of one instance: words, bytes and strings in, objects out.
 *
 * Objects are carved from arenas, many per call of the module's allocator. A memory that grew detaches its
 * old buffer, which shows as a view of length 0; every access goes through `u8`/`u32`, which notice that.
 */
export class Heap {
    #exports;
    #ids = new Map();
    /** Strings below this address are constants of the module or made by `_start`: reading them once is enough. */
    #constantsEnd = 0;
    #constants = new Map();
    #constantPointers = new Map();
    #u8 = Buffer.alloc(0);
    #u16 = new Uint16Array();
    #u32 = new Uint32Array();
    #next = 0;
    #end = 0;
    /** Binds the heap to an instance, which needs the host functions that use the heap to come into being. */
    attach(exports) {
        this.#exports = exports;
        this.#refresh();
    }
    /** All bytes of the memory. Valid until WASM code runs again. */
    get u8() {
        if (this.#u8.length === 0)
            this.#refresh();
        return this.#u8;
    }
    /** The memory as UTF-16 code units. Valid until WASM code runs again. */
    get u16() {
        if (this.#u8.length === 0)
            this.#refresh();
        return this.#u16;
    }
    /** The memory as little-endian words. Valid until WASM code runs again. */
    get u32() {
        if (this.#u8.length === 0)
            this.#refresh();
        return this.#u32;
    }
    /** Forgets the arena: the next object opens a new one. */
    dropArena() {
        this.#next = 0;
        this.#end = 0;
    }
    /** Declares everything below `address` constant, so that its strings are decoded only once. */
    markConstants(address) {
        this.#constantsEnd = address;
    }
    /** The 32-bit word at `address`. */
    word(address) {
        const value = this.u32[address >>> 2];
        if (value === undefined || (address & 3) !== 0)
            throw outOfBounds(address, 4);
        return value;
    }
    /** A pointer that lies at `address`; null pointers are refused. */
    pointer(address, what) {
        const pointer = this.word(address);
        if (pointer === 0)
            throw nullPointer(what);
        return pointer;
    }
    /** Checks that `length` bytes lie at `address`. */
    check(address, length) {
        if (address + length > this.u8.length)
            throw outOfBounds(address, length);
    }
    /** A new object with an uninitialised payload of `length` bytes; returns its address. */
    allocate(length, type) {
        const size = (HEADER + length + 15) & ~15;
        if (this.#next + size > this.#end)
            this.#openArena(size);
        const header = this.#next >>> 2;
        const id = this.#typeId(type);
        const u32 = this.u32;
        u32[header] = size - 4;
        u32[header + 1] = 0;
        u32[header + 2] = 0;
        u32[header + 3] = id;
        u32[header + 4] = length;
        const pointer = this.#next + HEADER;
        this.#next += size;
        return pointer;
    }
    /** A string that the module may have decoded before, or undefined. */
    constant(pointer) {
        return pointer < this.#constantsEnd ? this.#constants.get(pointer) : undefined;
    }
    /** Remembers `text` when the string at `pointer` is a constant. */
    remember(pointer, text) {
        if (pointer >= this.#constantsEnd)
            return;
        this.#constants.set(pointer, text);
        this.#constantPointers.set(text, pointer);
    }
    /** Address of a constant with this text that was decoded before, or undefined. */
    constantPointer(text) {
        return this.#constantPointers.get(text);
    }
    #openArena(size) {
        const total = Math.max(ARENA, size + 32);
        const start = this.#attached().allocate(total) >>> 0;
        // The first payload must be aligned to 16 bytes, so its header starts 12 bytes in.
        this.#next = start + 12;
        this.#end = start + total;
    }
    #typeId(type) {
        let id = this.#ids.get(type);
        if (id === undefined) {
            id = this.#attached().id_of_type(type);
            this.#ids.set(type, id);
        }
        return id;
    }
    #refresh() {
        const { buffer } = this.#attached().memory;
        this.#u8 = Buffer.from(buffer);
        this.#u16 = new Uint16Array(buffer);
        this.#u32 = new Uint32Array(buffer);
    }
    #attached() {
        if (!this.#exports)
            throw nonDeterministic('The module calls host functions before it exists');
        return this.#exports;
    }
}
const outOfBounds = (address, length) => deterministic(`The mapping handed over an address outside its memory: ${length} bytes at ${address}`);
const nullPointer = (what) => deterministic(`Tried to read AssemblyScript value that is 'null'. Expected ${what}`);
/** Refuses the null pointer where an object of kind `what` is needed. */
export const required = (pointer, what) => {
    if (pointer === 0)
        throw nullPointer(what);
    return pointer >>> 0;
};
/** Objects that contain objects are read this deep. */
export const MAX_DEPTH = 128;
/** Refuses to read deeper than `MAX_DEPTH`. */
export const checkDepth = (depth) => {
    if (depth > MAX_DEPTH)
        throw deterministic('recursion limit reached');
};
//# sourceMappingURL=heap.js.map