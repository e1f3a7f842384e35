import { once } from 'node:events';
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { CarWriter } from '@ipld/car';
import { exporter, walkPath } from 'ipfs-unixfs-exporter';
import { importer } from 'ipfs-unixfs-importer';
import { CID } from 'multiformats/cid';
/** Starts a gateway that holds what is added to it, split into blocks as every IPFS node splits it. */
export const startIpfsGateway = async () => {
    const served = new Map();
    const withheld = new Map();
    const server = createServer((request, response) => {
        const url = new URL(request.url ?? '/', 'http://gateway');
        gateway.requests.push(url.pathname);
        const path = url.pathname.split('/').slice(2).map(decodeURIComponent);
        respond(served, gateway.manners, { path, format: url.searchParams.get('format') }, response).catch(() => response.headersSent ? response.destroy() : response.writeHead(404).end('not found'));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    const add = async (files, into, { version = 1, folder = false } = {}) => {
        const options = version === 0
            ? { cidVersion: 0, rawLeaves: false }
            : { cidVersion: 1, rawLeaves: true };
        let root;
        for await (const { cid } of importer(files, storageOf(into), { ...options, wrapWithDirectory: folder }))
            root = cid;
        return String(root);
    };
    const gateway = {
        url: `http://127.0.0.1:${port}`,
        manners: 'honest',
        requests: [],
        add: (content, { version = 1, withhold = false } = {}) => add([{ content: Buffer.from(content) }], withhold ? withheld : served, { version }),
        addFolder: (files) => add(Object.entries(files).map(([path, content]) => ({ path, content: Buffer.from(content) })), served, { folder: true }),
        release: () => {
            for (const [key, block] of withheld)
                served.set(key, block);
        },
        async [Symbol.asyncDispose]() {
            server.closeAllConnections();
            server.close();
        },
    };
    return gateway;
};
const storageOf = (blocks) => ({
    put: async (cid, bytes) => {
        blocks.set(String(cid), { cid, bytes: bytes });
        return cid;
    },
    get: async function* (cid) {
        const block = blocks.get(String(cid));
        if (!block)
            throw new Error(`no block ${cid}`);
        yield block.bytes;
    },
});
const respond = async (served, manners, { path, format }, response) => {
    if (manners === 'silent')
        return;
    if (manners === 'plain') {
        response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>');
        return;
    }
    const found = await blocksOf(served, path);
    const last = found.at(-1);
    if (last && manners === 'lying')
        found[found.length - 1] = { ...last, bytes: last.bytes.map((byte, at) => (at === 0 ? byte ^ 1 : byte)) };
    if (format === 'raw') {
        const cid = CID.parse(path[0] ?? '');
        const block = found.find((candidate) => candidate.cid.equals(cid));
        response.writeHead(200, { 'content-type': 'application/vnd.ipld.raw' }).end(block?.bytes);
    }
    else if (manners === 'blocks') {
        response.writeHead(200, { 'content-type': 'text/plain' }).end('no CAR here');
    }
    else {
        response.writeHead(200, { 'content-type': 'application/vnd.ipld.car' });
        const car = await carOf(found);
        if (manners === 'short')
            response.write(car.subarray(0, car.length - 10), () => response.destroy());
        else
            response.end(car);
    }
};
/** Blocks from the root to the end of the path, then all below it. */
const blocksOf = async (served, path) => {
    const read = new Map();
    const storage = storageOf(served);
    const recording = {
        get: async function* (cid) {
            const block = served.get(String(cid));
            if (block)
                read.set(String(cid), block);
            yield* storage.get(cid);
        },
    };
    let end;
    for await (const { cid } of walkPath(path.join('/'), recording))
        end = cid;
    const entry = await exporter(String(end), recording);
    if (entry.type === 'file' || entry.type === 'raw')
        for await (const _ of entry.content())
            ;
    return [...read.values()];
};
/** A CAR file of these blocks. */
export const carOf = async (blocks) => {
    const { writer, out } = CarWriter.create(blocks[0] ? [blocks[0].cid] : []);
    const chunks = Readable.from(out).toArray();
    for (const block of blocks)
        await writer.put(block);
    await writer.close();
    return Buffer.concat((await chunks));
};
//# sourceMappingURL=startIpfsGateway.js.map