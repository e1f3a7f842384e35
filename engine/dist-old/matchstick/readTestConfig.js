import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
const file = z
    .object({ testsFolder: z.string(), libsFolder: z.string(), manifestPath: z.string() })
    .partial()
    .nullable();
const DEFAULTS = {
    testsFolder: './tests',
    libsFolder: './node_modules',
    manifestPath: './subgraph.yaml',
};
/**
 * What `matchstick.yaml` in the directory says, completed by defaults, with `given` above it. A file that
 * cannot be read is told to `warn` and ignored.
 */
export const readTestConfig = (directory, given, warn) => {
    const written = readFile(join(directory, 'matchstick.yaml'), warn);
    const path = (key) => resolve(directory, given[key] ?? written?.[key] ?? DEFAULTS[key]);
    return {
        testsFolder: path('testsFolder'),
        libsFolder: path('libsFolder'),
        manifestPath: path('manifestPath'),
    };
};
const readFile = (path, warn) => {
    if (!existsSync(path))
        return null;
    try {
        return file.parse(parse(readFileSync(path, 'utf8')));
    }
    catch {
        warn('matchstick.yaml is not valid, so the defaults are used.');
        return null;
    }
};
//# sourceMappingURL=readTestConfig.js.map