import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
const IMPORT = /(?:^|[^\w$])(?:from|import)\s*["'](\.{1,2}\/[^"']+)["']/g;
/** Reads source files as they are asked for. `libraries` stands for all that they import by other paths. */
export const openSources = (libraries) => {
    const files = new Map();
    const at = (path) => {
        const known = files.get(path);
        if (known)
            return known;
        const read = readSource(path);
        files.set(path, read);
        return read;
    };
    const filesOf = (entry) => {
        const found = new Set([entry]);
        // A set that grows while it is walked is walked to its end.
        for (const path of found)
            for (const imported of at(path).imports)
                found.add(imported);
        return found;
    };
    return {
        filesOf,
        hashOf: (entry) => {
            const parts = [...filesOf(entry)].sort().map((path) => [path, at(path).hash]);
            return hash(JSON.stringify([libraries, parts]));
        },
    };
};
const readSource = (path) => {
    const text = readText(path);
    const imports = [...text.matchAll(IMPORT)].flatMap(([, specifier]) => {
        const imported = resolveImport(dirname(path), specifier);
        return imported ? [imported] : [];
    });
    return { hash: hash(text), imports };
};
/** A file that is just being replaced is as good as an empty one: it changes once more. */
const readText = (path) => {
    try {
        return readFileSync(path, 'utf8');
    }
    catch {
        return '';
    }
};
const resolveImport = (folder, specifier) => {
    const base = resolve(folder, specifier);
    return [base, `${base}.ts`, resolve(base, 'index.ts')].find((path) => path.endsWith('.ts') && existsSync(path));
};
const hash = (text) => createHash('sha256').update(text).digest('hex');
//# sourceMappingURL=openSources.js.map