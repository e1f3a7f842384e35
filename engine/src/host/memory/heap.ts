import { deterministic, nonDeterministic } from '../hostError.js'
import { TypeIndex } from './typeIndex.js'

/** What the heap needs of an instance: its memory, its allocator, and its class ids by `TypeIndex`. */
export type HeapExports = Readonly<{
  memory: WebAssembly.Memory
  allocate: (size: number) => number
  id_of_type: (index: number) => number
}>

/** Everything that was allocated since a reset, to be put back after another one. */
export type HeapImage = Readonly<{
  arenas: readonly Readonly<{ start: number; length: number; bytes: Buffer }>[]
  /** Where the next object goes. */
  next: number
}>

/** Payloads lie this far behind the start of their header. */
const HEADER = 20
/** Bytes of a typed array with its header. */
const VIEW = 32
const ARENA = 10_000
/** One more than the largest `TypeIndex`. */
const TYPES = 6_000
const UNKNOWN = -1

/**
 * The linear memory of one instance: words, bytes and strings in, objects out.
 *
 * Objects are carved from arenas, many per call of the module's allocator. A memory that grew detaches its
 * old buffer, which shows as a view of length 0; `u8`, `u16`, `u32` and `allocate` notice that.
 */
export class Heap {
  /** Like `u32`, without a look whether the memory grew: for what fills an object that was just allocated. */
  words = new Uint32Array()
  #exports: HeapExports | undefined
  readonly #ids = new Int32Array(TYPES).fill(UNKNOWN)
  /** Strings below this address are constants of the module or made by `_start`: reading them once is enough. */
  #constantsEnd = 0
  readonly #constants = new Map<number, string>()
  readonly #constantPointers = new Map<string, number>()
  #u8 = Buffer.alloc(0)
  #u16 = new Uint16Array()
  #arenas: { start: number; length: number }[] = []
  #next = 0
  #end = 0
  #generation = 0

  /** Binds the heap to an instance, which needs the host functions that use the heap to come into being. */
  attach(exports: HeapExports): void {
    this.#exports = exports
    this.#refresh()
  }

  /** All bytes of the memory. Valid until WASM code runs again. */
  get u8(): Buffer {
    if (this.#u8.length === 0) this.#refresh()
    return this.#u8
  }

  /** The memory as UTF-16 code units. Valid until WASM code runs again. */
  get u16(): Uint16Array {
    if (this.#u8.length === 0) this.#refresh()
    return this.#u16
  }

  /** The memory as little-endian words. Valid until WASM code runs again. */
  get u32(): Uint32Array {
    if (this.words.length === 0) this.#refresh()
    return this.words
  }

  /** Forgets the arenas: the next object opens a new one. */
  dropArenas(): void {
    this.#arenas = []
    this.#next = 0
    this.#end = 0
    this.#generation += 1
  }

  /** A copy of everything allocated since the arenas were dropped. */
  capture(): HeapImage {
    const arenas = this.#arenas.map(({ start, length }, index) => {
      const end = index === this.#arenas.length - 1 ? this.#next : start + length
      return { start, length, bytes: Buffer.from(this.u8.subarray(start, end)) }
    })
    return { arenas, next: this.#next }
  }

  /**
   * Puts an image back into an instance that was reset, so that its pointers are valid again. False when the allocator
   * gave other addresses, as it may after the memory has grown; then nothing is there.
   */
  put({ arenas, next }: HeapImage): boolean {
    for (const { start, length, bytes } of arenas) {
      if (this.#attached().allocate(length) >>> 0 !== start) {
        this.dropArenas()
        return false
      }
      this.#arenas.push({ start, length })
      this.u8.set(bytes, start)
      this.#end = start + length
    }
    this.#next = next
    return true
  }

  /** Declares everything below `address` constant, so that its strings are decoded only once. */
  markConstants(address: number): void {
    this.#constantsEnd = address
  }

  /** The 32-bit word at `address`. */
  word(address: number): number {
    const value = this.words[address >>> 2] ?? this.u32[address >>> 2]
    if (value === undefined || (address & 3) !== 0) throw outOfBounds(address, 4)
    return value
  }

  /** A pointer that lies at `address`; null pointers are refused. */
  pointer(address: number, what: string): number {
    const pointer = this.word(address)
    if (pointer === 0) throw nullPointer(what)
    return pointer
  }

  /** Checks that `length` bytes lie at `address`. */
  check(address: number, length: number): void {
    if (address + length > this.u8.length) throw outOfBounds(address, length)
  }

  /** A new object with an uninitialised payload of `length` bytes; returns its address. */
  allocate(length: number, type: TypeIndex): number {
    const size = (HEADER + length + 15) & ~15
    if (this.#next + size > this.#end) this.#openArena(size)
    const header = this.#next >>> 2
    const id = this.#typeId(type)
    const u32 = this.u32
    u32[header] = size - 4
    u32[header + 1] = 0
    u32[header + 2] = 0
    u32[header + 3] = id
    u32[header + 4] = length
    const pointer = this.#next + HEADER
    this.#next += size
    return pointer
  }

  /** A new `Uint8Array` over an uninitialised buffer of its own of `length` bytes; its first word is the buffer's address. */
  allocateBytes(length: number): number {
    const size = (HEADER + length + 15) & ~15
    if (this.#next + size + VIEW > this.#end) this.#openArena(size + VIEW)
    const bufferId = this.#typeId(TypeIndex.ArrayBuffer)
    const viewId = this.#typeId(TypeIndex.Uint8Array)
    const u32 = this.u32
    const start = this.#next
    const header = start >>> 2
    u32[header] = size - 4
    u32[header + 1] = 0
    u32[header + 2] = 0
    u32[header + 3] = bufferId
    u32[header + 4] = length
    const view = (start + size) >>> 2
    u32[view] = VIEW - 4
    u32[view + 1] = 0
    u32[view + 2] = 0
    u32[view + 3] = viewId
    u32[view + 4] = 12
    u32[view + 5] = start + HEADER
    u32[view + 6] = start + HEADER
    u32[view + 7] = length
    this.#next = start + size + VIEW
    return start + size + HEADER
  }

  /** Makes the next objects, as far as so many bytes reach for them and their headers, lie behind each other. */
  reserve(bytes: number): void {
    if (this.#next + bytes > this.#end) this.#openArena(bytes)
  }

  /** Where the next object goes, if there is room for it. */
  get position(): number {
    return this.#next
  }

  /** How many arenas there are: what was allocated while it stayed the same lies in one piece. */
  get arenas(): number {
    return this.#arenas.length
  }

  /** Rises with every `dropArenas`: addresses of before mean nothing any more. */
  get generation(): number {
    return this.#generation
  }

  /** A string that the module may have decoded before, or undefined. */
  constant(pointer: number): string | undefined {
    return pointer < this.#constantsEnd ? this.#constants.get(pointer) : undefined
  }

  /** Remembers `text` when the string at `pointer` is a constant. */
  remember(pointer: number, text: string): void {
    if (pointer >= this.#constantsEnd) return
    this.#constants.set(pointer, text)
    this.#constantPointers.set(text, pointer)
  }

  /** Address of a constant with this text that was decoded before, or undefined. */
  constantPointer(text: string): number | undefined {
    return this.#constantPointers.get(text)
  }

  #openArena(size: number): void {
    const total = Math.max(ARENA, size + 32)
    const start = this.#attached().allocate(total) >>> 0
    this.#arenas.push({ start, length: total })
    // The first payload must be aligned to 16 bytes, so its header starts 12 bytes in.
    this.#next = start + 12
    this.#end = start + total
  }

  #typeId(type: TypeIndex): number {
    let id = this.#ids[type]!
    if (id === UNKNOWN) {
      id = this.#attached().id_of_type(type)
      this.#ids[type] = id
    }
    return id
  }

  #refresh(): void {
    const { buffer } = this.#attached().memory
    this.#u8 = Buffer.from(buffer)
    this.#u16 = new Uint16Array(buffer)
    this.words = new Uint32Array(buffer)
  }

  #attached(): HeapExports {
    if (!this.#exports) throw nonDeterministic('The module calls host functions before it exists')
    return this.#exports
  }
}

const outOfBounds = (address: number, length: number) =>
  deterministic(`The mapping handed over an address outside its memory: ${length} bytes at ${address}`)

const nullPointer = (what: string) =>
  deterministic(`Tried to read AssemblyScript value that is 'null'. Expected ${what}`)

/** Refuses the null pointer where an object of kind `what` is needed. */
export const required = (pointer: number, what: string): number => {
  if (pointer === 0) throw nullPointer(what)
  return pointer >>> 0
}

/** Objects that contain objects are read this deep. */
export const MAX_DEPTH = 128

/** Refuses to read deeper than `MAX_DEPTH`. */
export const checkDepth = (depth: number): void => {
  if (depth > MAX_DEPTH) throw deterministic('recursion limit reached')
}
