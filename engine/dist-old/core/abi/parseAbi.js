import { keccak_256 } from '@noble/hashes/sha3.js';
import { z } from 'zod';
import { EngineError } from '../errors.js';
import { bytesToHex } from '../hex.js';
import { canonicalType, parseAbiType } from './abiType.js';
const rawInput = z.object({
    name: z.string().optional(),
    type: z.string(),
    indexed: z.boolean().optional(),
    get components() {
        return z.array(rawInput).optional();
    },
});
const rawEntry = z.object({
    type: z.string().default('function'),
    name: z.string().optional(),
    inputs: z.array(rawInput).default([]),
    outputs: z.array(rawInput).default([]),
    anonymous: z.boolean().default(false),
    stateMutability: z.string().optional(),
});
/**
 * Reads a JSON ABI: the array itself or an artifact that holds it under `abi`. Constructors, fallbacks and
 * errors are of no use to mappings and are left out.
 */
export const parseAbi = (json) => {
    const array = Array.isArray(json) ? json : json?.abi;
    const result = z.array(rawEntry).safeParse(array);
    if (!result.success)
        throw invalid(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
    const functions = new Map();
    const events = new Map();
    for (const { type, name, inputs, outputs, anonymous, stateMutability } of result.data) {
        if (name === undefined)
            continue;
        if (type === 'function')
            append(functions, name, {
                ...toFunction(name, inputs.map(toInput), outputs.map(toInput)),
                readOnly: stateMutability === 'view' || stateMutability === 'pure',
            });
        if (type === 'event')
            append(events, name, toEvent(name, inputs.map(toInput), anonymous));
    }
    return { functions, events };
};
const append = (map, name, value) => {
    const values = map.get(name);
    if (values)
        values.push(value);
    else
        map.set(name, [value]);
};
const toInput = (raw) => ({
    name: raw.name ?? '',
    type: toType(raw),
    indexed: raw.indexed ?? false,
});
const toType = (raw) => {
    const type = parseAbiType(raw.type, raw.components?.map(toInput));
    if (!type)
        throw invalid([`unknown type \`${raw.type}\``]);
    return type;
};
const types = (inputs) => inputs.map(({ type }) => canonicalType(type)).join(',');
const toFunction = (name, inputs, outputs) => {
    const call = `${name}(${types(inputs)})`;
    const signature = outputs.length === 0 ? call : `${call}:(${types(outputs)})`;
    return { name, inputs, outputs, signature, selector: selectorOf(call) };
};
const toEvent = (name, inputs, anonymous) => {
    const signature = `${name}(${types(inputs)})`;
    const rendered = inputs.map(({ type, indexed }) => `${indexed ? 'indexed ' : ''}${canonicalType(type)}`);
    return {
        name,
        inputs,
        anonymous,
        signature,
        rendered: `${name}(${rendered.join(',')})`,
        topic0: hash(signature),
    };
};
const utf8 = new TextEncoder();
const hash = (text) => bytesToHex(keccak_256(utf8.encode(text)));
const invalid = (problems) => new EngineError(`The ABI is not valid: ${problems.join('; ')}.`, {
    facts: { problems },
    remedy: 'Take the ABI from the contract build and build the subgraph again.',
});
/**
 * The event a manifest means: the one rendered exactly so, otherwise the only one of that name when the text
 * matches but for `indexed`.
 *
 * @example
 * findEvent(abi, 'Transfer(indexed address,indexed address,uint256)')
 */
export const findEvent = (abi, text) => {
    const candidates = abi.events.get(text.slice(0, text.indexOf('(')));
    const exact = candidates?.find(({ rendered }) => rendered === text);
    if (exact || candidates?.length !== 1)
        return exact;
    const [only] = candidates;
    return only?.signature === text ? only : undefined;
};
/**
 * The function whose calls a manifest means: of exactly these arguments, and one that can change state.
 *
 * @example
 * findCalledFunction(abi, 'transfer(address,uint256)')
 */
export const findCalledFunction = (abi, text) => abi.functions
    .get(text.slice(0, text.indexOf('(')))
    ?.find(({ name, inputs, readOnly }) => !readOnly && `${name}(${types(inputs)})` === text);
/** The selector of a function as a manifest writes it, whether or not an ABI knows it. */
export const selectorOf = (text) => hash(text).slice(0, 10);
/** Topic 0 of an event as a manifest writes it, whether or not an ABI knows it. */
export const topicOf = (text) => hash(text.replaceAll('indexed ', '').replaceAll(' ', ''));
/** The function of that name with exactly that signature, as in `AbiFunction.signature`. */
export const findFunction = (abi, name, signature) => abi.functions.get(name)?.find((candidate) => candidate.signature === signature);
//# sourceMappingURL=parseAbi.js.map