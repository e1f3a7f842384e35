import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
/** Lists a folder and everything below it. A folder that is not there is empty. */
export const listTree = (folder) => {
    if (!existsSync(folder))
        return { files: [], folders: [] };
    const entries = readdirSync(folder, { withFileTypes: true });
    const trees = entries
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
        .map(({ name }) => listTree(join(folder, name)));
    const files = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => join(folder, name));
    return {
        files: [...files, ...trees.flatMap((tree) => tree.files)],
        folders: [folder, ...trees.flatMap((tree) => tree.folders)],
    };
};
//# sourceMappingURL=listTree.js.map