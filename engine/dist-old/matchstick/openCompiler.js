import { fork } from 'node:child_process';
import { once } from 'node:events';
import { builtFile } from './builtFile.js';
import { CriticalError } from './criticalError.js';
import { findCompiler } from './findCompiler.js';
/** A compiler in a process of its own, which starts when it is first needed and compiles one thing after the other. */
export const openCompiler = (options) => {
    let child;
    return {
        compile: (request) => {
            if (!child || hasEnded(child))
                child = startProcess(options);
            return ask(child, request, options.signal);
        },
        [Symbol.asyncDispose]: async () => {
            if (!child || hasEnded(child))
                return;
            const closed = once(child, 'close');
            child.kill();
            await closed;
        },
    };
};
const hasEnded = ({ exitCode, signalCode }) => exitCode !== null || signalCode !== null;
const startProcess = ({ libsFolder, directory, signal }) => {
    const child = fork(builtFile(import.meta.url, 'compilerProcess.js'), [findCompiler(libsFolder)], {
        cwd: directory,
        execArgv: [],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        signal,
    });
    // Only the wait for an answer reports how the process ends.
    child.on('error', () => { });
    return child;
};
const ask = async (child, request, signal) => {
    const done = new AbortController();
    try {
        const answered = once(child, 'message', { signal: done.signal });
        const ended = once(child, 'close', { signal: done.signal }).then(() => {
            signal?.throwIfAborted();
            throw new CriticalError('The AssemblyScript compiler stopped without an answer.', {
                facts: { args: request.args, code: child.exitCode, signal: child.signalCode },
                remedy: 'Free some memory and run the tests again.',
            });
        });
        child.send(request);
        const [{ problem }] = (await Promise.race([answered, ended]));
        return problem ?? undefined;
    }
    finally {
        done.abort();
    }
};
//# sourceMappingURL=openCompiler.js.map