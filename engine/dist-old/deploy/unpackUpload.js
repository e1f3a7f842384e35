import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { EngineError } from '../core/errors.js';
import { manifestFiles } from '../runtime/manifestFiles.js';
/**
 * Writes an uploaded subgraph into a folder that `loadBuild` reads: the manifest as it is, and the files that it links.
 */
export const unpackUpload = async (cid, uploads, folder) => {
    const manifest = await uploads.read(cid);
    const files = new Set(manifestFiles(parse(cid, manifest)).map((file) => linkedCid(cid, file)));
    await mkdir(join(folder, 'ipfs'), { recursive: true });
    await writeFile(join(folder, 'subgraph.yaml'), manifest);
    for (const file of files)
        await writeFile(join(folder, 'ipfs', file), await uploads.read(file));
};
const parse = (cid, manifest) => {
    try {
        return parseYaml(manifest.toString());
    }
    catch (cause) {
        throw new EngineError(`The file ${cid} is no manifest of a subgraph.`, {
            facts: { cid },
            remedy: 'Give the CID that `graph build --ipfs` prints.',
            cause,
        });
    }
};
// A path would lead to files of this machine.
const linkedCid = (cid, file) => {
    if (typeof file !== 'string')
        return file['/'].replace(/^\/ipfs\//, '');
    throw new EngineError(`The manifest ${cid} names the file ${file} by its path, not by a link.`, {
        facts: { cid, file },
        remedy: 'Upload it with `graph build --ipfs` or `graph deploy`.',
    });
};
//# sourceMappingURL=unpackUpload.js.map