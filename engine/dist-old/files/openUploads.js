import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentId } from './contentId.js';
import { FileError } from './fileError.js';
/** What `contentId` gives. */
export const isContentId = (text) => /^Qm[1-9A-HJ-NP-Za-km-z]{44}$/.test(text);
/** Keeps files in a folder, which is made when the first arrives. */
export const openUploads = (folder) => {
    const pathOf = (cid) => {
        if (isContentId(cid))
            return join(folder, cid);
        throw new FileError(`"${cid}" is not the CID of a file that was uploaded here.`, { facts: { cid } });
    };
    return {
        add: async (content) => {
            const cid = contentId(content);
            const path = pathOf(cid);
            if (existsSync(path))
                return cid;
            await mkdir(folder, { recursive: true });
            // Whole or not at all, whatever happens meanwhile.
            const unfinished = `${path}.${randomUUID()}`;
            await writeFile(unfinished, content);
            await rename(unfinished, path);
            return cid;
        },
        read: async (cid) => {
            const path = pathOf(cid);
            const content = await readFile(path).catch((cause) => {
                throw new FileError(`The file ${cid} was not uploaded here.`, { facts: { cid, path }, cause });
            });
            if (contentId(content) === cid)
                return content;
            throw new FileError(`The file ${cid} is damaged.`, {
                facts: { cid, path },
                remedy: 'Delete it and upload it again.',
            });
        },
    };
};
//# sourceMappingURL=openUploads.js.map