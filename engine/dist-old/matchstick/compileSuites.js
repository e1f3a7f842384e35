import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { openCompiledSuites } from './compiledSuites.js';
import { CriticalError } from './criticalError.js';
import { OTHER_FILE } from './markFiles.js';
import { openSources } from './openSources.js';
import { SharedEffectError } from './sharedEffectError.js';
/**
 * Compiles what is not up to date into one program, since most of what each suite needs is the same. Suites are
 * compiled apart where a file that they share does more than define things when it is loaded: in one program it
 * would do so only once. Tells all compiler messages, then fails.
 */
export const compileSuites = async (suites, options) => {
    const { testsFolder, libsFolder, recompile, coverage, print } = options;
    const compiled = openCompiledSuites(join(testsFolder, '.compiled', coverage ? 'coverage' : 'run'));
    const sources = openSources(librariesOf(libsFolder));
    const programs = createPrograms();
    const ready = new Map();
    const names = new Set(suites.map(({ name }) => name));
    const findCompiled = ({ name, path }) => {
        const found = compiled.find(name);
        if (recompile || found?.hash !== sources.hashOf(path))
            return undefined;
        if (coverage && !compiled.suitesOf(found.program).every((suite) => names.has(suite)))
            return undefined;
        const program = programs.read(compiled.pathOf(found.program));
        return program && { name, member: found.member, ...program };
    };
    for (const suite of suites) {
        const found = findCompiled(suite);
        print(found ? `${suite.name} skipped!` : `Compiling ${suite.name}...`);
        if (found)
            ready.set(suite.name, found);
    }
    const build = async (members) => {
        const name = await compileProgram(members, sources, compiled.pathOf, options);
        const program = programs.read(compiled.pathOf(name));
        if (members.length > 1)
            options.probe(program.module);
        const entries = members.map((suite, index) => {
            const member = members.length > 1 ? index : null;
            ready.set(suite.name, { name: suite.name, member, ...program });
            return [suite.name, { hash: sources.hashOf(suite.path), program: name, member }];
        });
        compiled.add(Object.fromEntries(entries));
    };
    const stale = suites.filter(({ name }) => !ready.has(name));
    if (stale.length > 0)
        try {
            await build(stale);
        }
        catch (error) {
            if (!(error instanceof SharedEffectError))
                throw error;
            for (const suite of stale)
                await build([suite]);
        }
    return suites.map(({ name }) => ready.get(name));
};
/** Programs, each read once. */
const createPrograms = () => {
    const known = new Map();
    return {
        /** A program that another run has not removed. */
        read: (path) => {
            if (!known.has(path) && existsSync(path)) {
                const wasm = readFileSync(path);
                known.set(path, { wasm, module: new WebAssembly.Module(wasm) });
            }
            return known.get(path);
        },
    };
};
/** Compiles suites into one program and gives its name. */
const compileProgram = async (suites, sources, pathOf, options) => {
    const { directory, libsFolder, print } = options;
    const program = `${nameOf(suites, sources)}.wasm`;
    const output = pathOf(program);
    const unfinished = `${output}.${process.pid}.wasm`;
    mkdirSync(join(output, '..'), { recursive: true });
    const path = (file) => relative(directory, file).split(sep).join('/');
    const entries = suites.map((suite) => path(suite.path));
    const files = suites.flatMap((suite) => [...sources.filesOf(suite.path)].map(path));
    const numbers = {
        ...Object.fromEntries(files.map((file) => [file, OTHER_FILE])),
        ...Object.fromEntries(entries.map((file, index) => [file, index])),
    };
    const problem = await options.compiler.compile({
        args: [
            ...[...entries, path(join(libsFolder, '@graphprotocol/graph-ts/global/global.ts'))],
            ...['--lib', path(libsFolder), '--explicitStart', '--exportTable', '--runtime', 'stub'],
            ...['--debug', '--noValidate', '--outFile', path(unfinished)],
            // The one optimization that saves more time than it takes.
            ...(options.coverage ? [] : ['--runPasses', 'inlining']),
        ],
        numbers: suites.length > 1 ? numbers : {},
    });
    if (problem === undefined) {
        // A half-written module must not look like one that is whole.
        renameSync(unfinished, output);
        return program;
    }
    print(problem);
    throw new CriticalError('Please attend to the compilation errors above!', { facts: { problem } });
};
const nameOf = (suites, sources) => createHash('sha256')
    .update(JSON.stringify(suites.map(({ name, path }) => [name, sources.hashOf(path)])))
    .digest('hex')
    .slice(0, 16);
/** The versions of what every suite is compiled with. */
const librariesOf = (libsFolder) => ['assemblyscript', '@graphprotocol/graph-ts', 'matchstick-as']
    .map((name) => join(libsFolder, name, 'package.json'))
    .filter(existsSync)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
//# sourceMappingURL=compileSuites.js.map