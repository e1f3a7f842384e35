import { FileError } from './fileError.js';
/** The same chunks; throws a `FileError` when there are more bytes than `most` altogether. */
export async function* limitBytes(chunks, most) {
    let bytes = 0;
    for await (const chunk of chunks) {
        bytes += chunk.length;
        if (bytes > most)
            throw new FileError(`The file is larger than ${most} bytes.`, { facts: { most } });
        yield chunk;
    }
}
//# sourceMappingURL=limitBytes.js.map