import { createHash } from 'node:crypto';
import { base58 } from '@scure/base';
/** Bytes per leaf, and children per node above, as an IPFS node splits files unless told otherwise. */
const CHUNK = 262_144;
const MOST_LINKS = 174;
/** Code of sha2-256 and the length of its digest, which begin the multihash. */
const SHA256 = Uint8Array.of(0x12, 0x20);
/** The kind of a node of a file. */
const FILE = 2;
/**
 * The CID that IPFS gives a file by default: version 0, chunks of 256 KiB, balanced.
 *
 * @example
 * contentId(Buffer.from('hello world\n')) // 'QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o'
 */
export const contentId = (content) => {
    let level = [];
    for (let start = 0; start === 0 || start < content.length; start += CHUNK)
        level.push(leaf(content.subarray(start, start + CHUNK)));
    while (level.length > 1) {
        const above = [];
        for (let at = 0; at < level.length; at += MOST_LINKS)
            above.push(branch(level.slice(at, at + MOST_LINKS)));
        level = above;
    }
    return base58.encode(level[0].hash);
};
const leaf = (chunk) => {
    const data = [number(1, FILE), ...(chunk.length === 0 ? [] : [bytes(2, chunk)]), number(3, chunk.length)];
    return nodeOf([bytes(1, Buffer.concat(data))], { fileSize: chunk.length, below: 0 });
};
const branch = (children) => {
    const links = children.map(({ hash, totalSize }) => bytes(2, Buffer.concat([bytes(1, hash), bytes(2, new Uint8Array()), number(3, totalSize)])));
    const fileSize = sum(children.map((child) => child.fileSize));
    const data = [number(1, FILE), number(3, fileSize), ...children.map((child) => number(4, child.fileSize))];
    return nodeOf([...links, bytes(1, Buffer.concat(data))], {
        fileSize,
        below: sum(children.map(({ totalSize }) => totalSize)),
    });
};
const nodeOf = (fields, { fileSize, below }) => {
    const block = Buffer.concat(fields);
    const digest = createHash('sha256').update(block).digest();
    return { hash: Buffer.concat([SHA256, digest]), fileSize, totalSize: block.length + below };
};
const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);
// Protocol buffers: a field is its number and kind, then a varint, or a length and so many bytes.
const number = (field, value) => Buffer.concat([varint(field << 3), varint(value)]);
const bytes = (field, value) => Buffer.concat([varint((field << 3) | 2), varint(value.length), value]);
const varint = (value) => {
    const groups = [];
    for (let rest = value;; rest = Math.floor(rest / 128)) {
        groups.push(rest < 128 ? rest : (rest % 128) + 128);
        if (rest < 128)
            return Uint8Array.from(groups);
    }
};
//# sourceMappingURL=contentId.js.map