import * as dagPb from '@ipld/dag-pb';
import { UnixFS } from 'ipfs-unixfs';
import * as raw from 'multiformats/codecs/raw';
import { FileError } from './fileError.js';
/**
 * The content of a UnixFS file, leaf after leaf.
 *
 * The exporter's own reader goes on behind its caller's back after an error, which then nobody can catch. This one
 * reads one block at a time and ends with the first that cannot be had.
 */
export async function* readFile(root, storage) {
    const open = [root];
    for (let cid = open.pop(); cid; cid = open.pop()) {
        const chunks = [];
        for await (const chunk of storage.get(cid))
            chunks.push(chunk);
        const block = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
        if (cid.code === raw.code) {
            yield block;
            continue;
        }
        const node = decode(cid, block);
        if (node.data)
            yield node.data;
        for (let last = node.links.length - 1; last >= 0; last -= 1)
            open.push(node.links[last]);
    }
}
const decode = (cid, block) => {
    if (cid.code !== dagPb.code)
        throw new FileError(`${cid} is no part of a file.`, { facts: { cid: `${cid}` } });
    const { Data, Links } = dagPb.decode(block);
    const unixfs = UnixFS.unmarshal(Data ?? new Uint8Array());
    if (unixfs.type !== 'file' && unixfs.type !== 'raw')
        throw new FileError(`${cid} is no part of a file, but a ${unixfs.type}.`, { facts: { cid: `${cid}` } });
    return { data: unixfs.data, links: Links.map(({ Hash }) => Hash) };
};
//# sourceMappingURL=readFile.js.map