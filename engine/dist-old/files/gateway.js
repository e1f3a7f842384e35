import { CarBlockIterator } from '@ipld/car/iterator';
import { FileError } from './fileError.js';
import { limitBytes } from './limitBytes.js';
import { matchesCid } from './matchesCid.js';
const CAR = 'application/vnd.ipld.car';
const RAW = 'application/vnd.ipld.raw';
/**
 * The blocks below a reference that a gateway gives in one answer, each checked against its CID. None when the
 * gateway knows only single blocks.
 */
export async function* fetchBlocks(reference, request) {
    const path = reference.map(encodeURIComponent).join('/');
    const response = await ask(`/ipfs/${path}?format=car&dag-scope=entity`, CAR, request);
    if (!response.headers.get('content-type')?.startsWith(CAR) || !response.body) {
        await response.body?.cancel();
        return;
    }
    for await (const { cid, bytes } of await CarBlockIterator.fromIterable(limitBytes(response.body, request.most)))
        yield { cid, bytes: verified(cid, bytes, request) };
}
/** One block, checked against its CID. */
export const fetchBlock = async (cid, request) => {
    const response = await ask(`/ipfs/${cid}?format=raw`, RAW, request);
    if (!response.body)
        throw failed(request, { cid: String(cid) }, 'gave no content');
    const chunks = [];
    for await (const chunk of limitBytes(response.body, request.most))
        chunks.push(chunk);
    return verified(cid, Buffer.concat(chunks), request);
};
const ask = async (path, accept, request) => {
    const { gateway, signal } = request;
    const base = gateway.replace(/\/+(ipfs\/*)?$/, '');
    const response = await fetch(base + path, { headers: { accept }, signal });
    if (response.ok)
        return response;
    await response.body?.cancel();
    throw failed(request, { status: response.status }, `answered with status ${response.status}`);
};
const verified = (cid, bytes, request) => {
    if (matchesCid(cid, bytes))
        return bytes;
    throw failed(request, { cid: String(cid) }, `gave a block that is not ${cid}`);
};
const failed = ({ gateway }, facts, what) => new FileError(`The IPFS gateway ${new URL(gateway).host} ${what}.`, {
    facts: { gateway: new URL(gateway).host, ...facts },
});
//# sourceMappingURL=gateway.js.map