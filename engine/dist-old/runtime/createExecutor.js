import { decodeCall } from '../core/abi/decodeCall.js';
import { decodeLog } from '../core/abi/decodeLog.js';
import { findCalledFunction, findEvent, } from '../core/abi/parseAbi.js';
import { EngineError } from '../core/errors.js';
import { compileMapping } from '../host/mappingModule.js';
import { runHandler } from '../host/runHandler.js';
import { checkFileReads } from './checkFeatures.js';
/** Compiles all mappings of a subgraph and checks that they export the handlers the manifest names. */
export const createExecutor = ({ manifest, schema, wasm, abis }, { log }) => {
    const modules = new Map([...wasm].map(([file, bytes]) => [file, compileMapping(bytes)]));
    for (const { imports } of modules.values())
        checkFileReads(manifest, imports);
    const facts = new Map();
    for (const { name, mapping } of [...manifest.dataSources, ...manifest.templates])
        facts.set(mapping, factsOf(name, mapping, modules, abis));
    const known = (mapping) => {
        const found = facts.get(mapping);
        if (!found)
            throw new EngineError(`The mapping ${mapping.file} is not part of the manifest.`);
        return found;
    };
    const events = new Map();
    const eventOf = (source, handler) => {
        const cached = events.get(handler);
        if (cached)
            return cached;
        const abi = known(source.mapping).abis.get(source.abi);
        const event = abi && findEvent(abi, handler.event);
        if (!event)
            throw new EngineError(`Event with the signature "${handler.event}" not found in contract "${source.abi}" of data source "${source.name}"`, { facts: { event: handler.event }, remedy: 'Correct the event in subgraph.yaml and build again.' });
        events.set(handler, event);
        return event;
    };
    const functions = new Map();
    const functionOf = (source, handler) => {
        const cached = functions.get(handler);
        if (cached)
            return cached;
        const abi = known(source.mapping).abis.get(source.abi);
        const found = abi && findCalledFunction(abi, handler.function);
        if (!found)
            throw new EngineError(`Function with the signature "${handler.function}" not found in contract "${source.abi}" of data source "${source.name}"`, {
                facts: { function: handler.function },
                remedy: 'Name a function of the ABI that is neither view nor pure in subgraph.yaml and build again.',
            });
        functions.set(handler, found);
        return found;
    };
    return {
        decodeLog: (source, handler, entry) => decodeLog(eventOf(source, handler), entry),
        decodeCall: (source, handler, call) => {
            const { inputs, outputs } = decodeCall(functionOf(source, handler), call);
            const facts = { dataSource: source.name, function: handler.function, transaction: call.transactionHash };
            if (!inputs) {
                log.warn(facts, 'Failed parsing inputs, skipping');
                return undefined;
            }
            if (outputs)
                return { inputs, outputs };
            throw new EngineError(`What ${handler.function} of ${call.to} returned in transaction ${call.transactionHash} is not of the types in the ABI.`, {
                facts: { ...facts, output: call.output },
                remedy: `Correct the outputs of the function in the ABI ${source.abi} and build again.`,
            });
        },
        run: ({ source, handler, trigger }, world) => {
            const { mapping } = source;
            runHandler({ ...known(mapping), handler, trigger, world, schema, apiVersion: mapping.apiVersion });
        },
    };
};
const factsOf = (name, mapping, modules, abis) => {
    const module = modules.get(mapping.file);
    if (!module)
        throw new EngineError(`The mapping ${mapping.file} was not read.`);
    const { eventHandlers, callHandlers, blockHandlers } = mapping;
    const handlers = [...eventHandlers, ...callHandlers, ...blockHandlers].map(({ handler }) => handler);
    if ('handler' in mapping)
        handlers.push(mapping.handler);
    const missing = handlers.find((handler) => !module.functions.has(handler));
    if (missing !== undefined)
        throw new EngineError(`The mapping of data source ${name} does not export the handler ${missing}.`, {
            facts: { dataSource: name, handler: missing, file: mapping.file },
            remedy: 'Export the function from the mapping, or correct subgraph.yaml, and build again.',
        });
    const named = mapping.abis.flatMap(({ name: abiName, file }) => {
        const abi = abis.get(file);
        return abi ? [[abiName, abi]] : [];
    });
    return { module, abis: new Map(named) };
};
//# sourceMappingURL=createExecutor.js.map