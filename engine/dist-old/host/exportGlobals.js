const HEADER_LENGTH = 8;
const SECTION = { import: 2, table: 4, memory: 5, global: 6, export: 7 };
const KIND = { function: 0, table: 1, memory: 2, global: 3 };
/**
 * Exports every mutable global of a WASM binary. The compiler keeps them private, but an instance can only
 * be set back to an earlier state when they can be written.
 *
 * Throws a `RangeError` when the binary is cut off, a `TypeError` when it holds what no mapping uses.
 */
export const exportGlobals = (binary) => {
    const sections = readSections(binary);
    const body = (id) => sections.find((section) => section.id === id)?.body;
    const imports = body(SECTION.import);
    const globals = body(SECTION.global);
    const indexes = globals ? mutableGlobals(globals, imports ? importedGlobals(imports) : 0) : [];
    if (indexes.length === 0)
        return { bytes: binary, names: [] };
    const names = indexes.map((index) => `mutable global ${index}`);
    const added = indexes.map((index, at) => exportEntry(names[at], index));
    const existing = new Reader(body(SECTION.export) ?? Uint8Array.of(0));
    const count = existing.unsigned();
    const section = {
        id: SECTION.export,
        body: Buffer.concat([unsigned(count + added.length), existing.rest(), ...added]),
    };
    const others = sections.filter(({ id }) => id !== SECTION.export);
    // Sections stand in the order of their ids; custom sections (id 0) may stand anywhere.
    const after = others.findIndex(({ id }) => id > SECTION.export);
    others.splice(after === -1 ? others.length : after, 0, section);
    const parts = others.map(({ id, body }) => Buffer.concat([Uint8Array.of(id), unsigned(body.length), body]));
    return { bytes: Buffer.concat([binary.subarray(0, HEADER_LENGTH), ...parts]), names };
};
const readSections = (binary) => {
    const reader = new Reader(binary, HEADER_LENGTH);
    const sections = [];
    while (!reader.done) {
        const id = reader.byte();
        sections.push({ id, body: reader.take(reader.unsigned()) });
    }
    return sections;
};
const importedGlobals = (body) => {
    const reader = new Reader(body);
    let globals = 0;
    for (let left = reader.unsigned(); left > 0; left--) {
        reader.take(reader.unsigned());
        reader.take(reader.unsigned());
        switch (reader.byte()) {
            case KIND.function:
                reader.unsigned();
                break;
            case KIND.table:
                reader.byte();
                reader.limits();
                break;
            case KIND.memory:
                reader.limits();
                break;
            case KIND.global:
                reader.take(2);
                globals++;
                break;
            default:
                throw new TypeError('The WASM module has an import of an unknown kind');
        }
    }
    return globals;
};
const mutableGlobals = (body, first) => {
    const reader = new Reader(body);
    const mutable = [];
    const count = reader.unsigned();
    for (let index = 0; index < count; index++) {
        reader.byte();
        if (reader.byte() === 1)
            mutable.push(first + index);
        reader.skipInitialiser();
    }
    return mutable;
};
const exportEntry = (name, index) => {
    const text = Buffer.from(name);
    return Buffer.concat([unsigned(text.length), text, Uint8Array.of(KIND.global), unsigned(index)]);
};
/** LEB128 of a non-negative number. */
const unsigned = (value) => {
    const bytes = [];
    let rest = value;
    do {
        bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
        rest >>>= 7;
    } while (rest > 0);
    return Uint8Array.from(bytes);
};
class Reader {
    #bytes;
    #at;
    constructor(bytes, at = 0) {
        this.#bytes = bytes;
        this.#at = at;
    }
    get done() {
        return this.#at >= this.#bytes.length;
    }
    byte() {
        const byte = this.#bytes[this.#at++];
        if (byte === undefined)
            throw new RangeError('The WASM module is cut off');
        return byte;
    }
    unsigned() {
        let value = 0;
        for (let shift = 0;; shift += 7) {
            const byte = this.byte();
            value += (byte & 0x7f) * 2 ** shift;
            if (byte < 0x80)
                return value;
        }
    }
    take(length) {
        if (this.#at + length > this.#bytes.length)
            throw new RangeError('The WASM module is cut off');
        this.#at += length;
        return this.#bytes.subarray(this.#at - length, this.#at);
    }
    rest() {
        return this.#bytes.subarray(this.#at);
    }
    limits() {
        const flags = this.byte();
        this.unsigned();
        if (flags & 1)
            this.unsigned();
    }
    /** Skips the constant expression behind a global. */
    skipInitialiser() {
        for (;;) {
            switch (this.byte()) {
                case 0x0b: // end
                    return;
                case 0x41: // i32.const
                case 0x42: // i64.const
                case 0x23: // global.get
                case 0xd2: // ref.func
                    this.unsigned();
                    break;
                case 0x43: // f32.const
                    this.take(4);
                    break;
                case 0x44: // f64.const
                    this.take(8);
                    break;
                case 0xd0: // ref.null
                    this.byte();
                    break;
                default:
                    throw new TypeError('The WASM module initialises a global in an unknown way');
            }
        }
    }
}
//# sourceMappingURL=exportGlobals.js.map