import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
const index = z.record(z.string(), z.object({ hash: z.string(), program: z.string(), member: z.number().nullable() }));
/** Opens the folder of compiled suites. One that cannot be read is as good as an empty one. */
export const openCompiledSuites = (folder) => {
    const indexPath = join(folder, 'index.json');
    let known = readIndex(indexPath);
    const pathOf = (program) => join(folder, program);
    const programs = () => new Set(Object.values(known).map(({ program }) => program));
    return {
        pathOf,
        find: (suite) => known[suite],
        suitesOf: (program) => Object.keys(known).filter((suite) => known[suite]?.program === program),
        add: (suites) => {
            known = { ...readIndex(indexPath), ...suites };
            mkdirSync(folder, { recursive: true });
            // A half-written index must not look like a whole one.
            const unfinished = `${indexPath}.${process.pid}`;
            writeFileSync(unfinished, JSON.stringify(known, null, 2));
            renameSync(unfinished, indexPath);
            const needed = programs();
            for (const name of readdirSync(folder))
                if (name.endsWith('.wasm') && !needed.has(name))
                    rmSync(pathOf(name), { force: true });
        },
    };
};
const readIndex = (path) => {
    try {
        return index.parse(JSON.parse(readFileSync(path, 'utf8')));
    }
    catch {
        return {};
    }
};
//# sourceMappingURL=compiledSuites.js.map