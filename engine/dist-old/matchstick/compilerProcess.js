/**
 * Program of a compiler process: loads the AssemblyScript compiler, whose path is its argument, and answers
 * each message `{ args, numbers }` with `{ problem }`, the compiler's complaints or null.
 *
 * A process that stays compiles the next file in a fraction of the time, because its code is warm.
 */
import { createRequire } from 'node:module';
import { markFiles } from './markFiles.js';
const asc = createRequire(import.meta.url)(process.argv[2] ?? '');
await asc.ready;
// Ctrl-C reaches every process of a terminal; this one ends with the process that started it.
process.on('SIGINT', () => { });
process.on('message', ({ args, numbers }) => {
    const [stdout, stderr] = [asc.createMemoryStream(), asc.createMemoryStream()];
    asc.main(args, { stdout, stderr, transforms: [markFiles(numbers)] }, (error) => {
        process.send?.({ problem: error && `${stderr.toString()}${error.message}` });
        return error ? 1 : 0;
    });
});
//# sourceMappingURL=compilerProcess.js.map