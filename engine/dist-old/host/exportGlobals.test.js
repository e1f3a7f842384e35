import { describe, expect, test } from 'vitest';
import { exportGlobals } from './exportGlobals.js';
import { compileFixture } from './test/compileFixture.js';
const MAGIC = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const globalsOf = (bytes, imports = {}) => {
    const { names, bytes: patched } = exportGlobals(bytes);
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(patched), imports);
    return names.map((name) => exports[name].value);
};
describe('exportGlobals()', () => {
    test('exports mutable globals of every type, and only those', () => {
        const globals = [
            ...[0x7f, 1, 0x41, 0x7f, 0x0b], // i32 -1
            ...[0x7f, 0, 0x41, 5, 0x0b], // constant
            ...[0x7e, 1, 0x42, 0x80, 0x80, 0x80, 0x80, 0x10, 0x0b], // i64 2^32
            ...[0x7d, 1, 0x43, 0, 0, 0x80, 0x3f, 0x0b], // f32 1
            ...[0x7c, 1, 0x44, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0x0b], // f64 1
            ...[0x70, 1, 0xd0, 0x70, 0x0b], // null function
        ];
        const module = Uint8Array.from([...MAGIC, 6, globals.length + 1, 6, ...globals]);
        expect(globalsOf(module)).toEqual([-1, 2n ** 32n, 1, 1, null]);
    });
    test('counts imported globals, which come first, and keeps existing exports', () => {
        const imports = [3, 1, 0x6d, 1, 0x66, 0, 0, 1, 0x6d, 1, 0x67, 3, 0x7f, 0, 1, 0x6d, 1, 0x79, 2, 1, 1, 2];
        const global = [1, 0x7f, 1, 0x23, 0, 0x0b];
        const section = (id, body) => [id, body.length, ...body];
        const module = Uint8Array.from([
            ...MAGIC,
            ...section(1, [1, 0x60, 0, 0]),
            ...section(2, imports),
            ...section(6, global),
            ...section(7, [1, 1, 0x66, 0, 0]),
            ...section(0, [1, 0x78]),
        ]);
        const memory = new WebAssembly.Memory({ initial: 1, maximum: 2 });
        const m = { f: () => { }, g: 42, y: memory };
        expect(exportGlobals(module).names).toEqual(['mutable global 1']);
        expect(globalsOf(module, { m })).toEqual([42]);
        const names = WebAssembly.Module.exports(new WebAssembly.Module(exportGlobals(module).bytes));
        expect(names.map(({ name }) => name)).toEqual(['f', 'mutable global 1']);
    });
    test('leaves a module without mutable globals as it is', () => {
        const module = Uint8Array.from(MAGIC);
        expect(exportGlobals(module)).toEqual({ bytes: module, names: [] });
    });
    test('opens the globals of a compiled mapping', () => {
        const bytes = compileFixture('mapping');
        const module = new WebAssembly.Module(exportGlobals(bytes).bytes);
        const before = WebAssembly.Module.exports(new WebAssembly.Module(bytes)).map(({ name }) => name);
        const after = WebAssembly.Module.exports(module).map(({ name }) => name);
        expect(after.slice(0, before.length)).toEqual(before);
        expect(after.length).toBeGreaterThan(before.length);
    });
    test('refuses a module that is cut off', () => {
        const bytes = compileFixture('mapping');
        expect(() => exportGlobals(bytes.subarray(0, 1000))).toThrow(RangeError);
    });
});
//# sourceMappingURL=exportGlobals.test.js.map