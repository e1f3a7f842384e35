/** The same chunks; throws a `FileError` when there are more bytes than `most` altogether. */
export declare function limitBytes(chunks: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array>;
