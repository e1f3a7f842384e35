import { setImmediate as nextTurn } from 'node:timers/promises';
import { exporter } from 'ipfs-unixfs-exporter';
import { CID } from 'multiformats/cid';
import { FileError } from './fileError.js';
import { fetchBlock, fetchBlocks } from './gateway.js';
import { limitBytes } from './limitBytes.js';
import { readFile } from './readFile.js';
/** Largest file that is taken, in bytes. */
export const MOST_FILE_BYTES = 25 * 1024 * 1024;
/** The blocks of a file may repeat, and may hold nothing; reading them must end all the same. */
const MOST_READS = 20_000;
/** The multihash that is the content itself. */
const IDENTITY = 0x00;
/** The event loop gets a turn after so many. */
const READS_PER_TURN = 32;
/**
 * The content of a file on IPFS, put together from blocks that were each checked against their CID, so that it
 * does not matter what a gateway claims.
 *
 * @param reference in normal form, `<cid>[/<path>]`
 * @param options.most largest content that is taken, in bytes. @default 25 MiB
 */
export const fetchFile = async (reference, options) => {
    const { gateway, signal, most = MOST_FILE_BYTES } = options;
    // What holds the content together takes a part of it at most.
    const request = { gateway, signal, most: 2 * most + 65_536 };
    const blocks = new Map();
    // A CID can hold a small file itself; no gateway is needed then.
    if (CID.parse(reference.split('/')[0] ?? '').multihash.code !== IDENTITY)
        for await (const { cid, bytes } of fetchBlocks(reference.split('/'), request))
            blocks.set(keyOf(cid), bytes);
    const storage = storageOf(blocks, request);
    const entry = await exporter(reference, storage, { signal });
    if (entry.type === 'directory' || entry.type === 'object')
        throw new FileError(`${reference} is no file, but a${entry.type === 'object' ? 'n' : ''} ${entry.type}.`, {
            facts: { reference, type: entry.type },
        });
    const chunks = [];
    for await (const chunk of limitBytes(readFile(entry.cid, storage), most))
        chunks.push(chunk);
    return Buffer.concat(chunks);
};
const keyOf = ({ multihash }) => Buffer.from(multihash.bytes).toString('latin1');
/** Blocks that are there already; any other is fetched on its own. */
const storageOf = (known, request) => {
    let reads = 0;
    return {
        get: async function* (cid) {
            reads += 1;
            if (reads > MOST_READS)
                throw new FileError(`The file has more than ${MOST_READS} blocks.`, { facts: { most: MOST_READS } });
            if (reads % READS_PER_TURN === 0)
                await nextTurn();
            request.signal.throwIfAborted();
            const { code, digest } = cid.multihash;
            yield known.get(keyOf(cid)) ?? (code === IDENTITY ? digest : await fetchBlock(cid, request));
        },
    };
};
//# sourceMappingURL=fetchFile.js.map