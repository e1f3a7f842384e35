import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CriticalError } from './criticalError.js';
/** Path of the AssemblyScript compiler: the one among the libraries, otherwise the one graph-cli brings. */
export const findCompiler = (libsFolder) => {
    const beside = join(libsFolder, 'assemblyscript/cli/asc.js');
    if (existsSync(beside))
        return beside;
    try {
        const cli = createRequire(join(libsFolder, 'index.js')).resolve('@graphprotocol/graph-cli/package.json');
        const library = createRequire(cli).resolve('assemblyscript');
        return join(dirname(dirname(library)), 'cli/asc.js');
    }
    catch (cause) {
        throw new CriticalError('The AssemblyScript compiler is not installed.', {
            facts: { libsFolder },
            cause,
            remedy: 'Install @graphprotocol/graph-cli, which brings it.',
        });
    }
};
//# sourceMappingURL=findCompiler.js.map