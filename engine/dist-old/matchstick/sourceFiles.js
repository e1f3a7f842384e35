import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
const IMPORT = /(?:^|[^\w$])(?:from|import)\s*["'](\.{1,2}\/[^"']+)["']/g;
/** A source file and all that it imports by relative path, directly or not. */
export const sourceFiles = (entry) => {
    const found = new Set([entry]);
    // A set that grows while it is walked is walked to its end.
    for (const path of found)
        for (const [, specifier] of readFileSync(path, 'utf8').matchAll(IMPORT)) {
            const imported = resolveImport(dirname(path), specifier);
            if (imported)
                found.add(imported);
        }
    return found;
};
const resolveImport = (folder, specifier) => {
    const base = resolve(folder, specifier);
    return [base, `${base}.ts`, resolve(base, 'index.ts')].find((path) => path.endsWith('.ts') && existsSync(path));
};
//# sourceMappingURL=sourceFiles.js.map