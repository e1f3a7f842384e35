import type { Hex } from '../../src/core/hex.js';
import type { ChainLog } from './openTestChain.js';
/** What a manifest says of one data source, as far as it is not the same for all. */
export type StorySource = Readonly<{
    address?: string;
    startBlock?: number;
    endBlock?: number;
    context?: Readonly<Record<string, Readonly<{
        type: string;
        data: unknown;
    }>>>;
    apiVersion?: string;
    /** Handlers of events. @default `Told(string)` */
    events?: readonly Readonly<{
        event: string;
        handler?: string;
        [key: string]: unknown;
    }>[];
    /** Handlers of blocks. @default none */
    blocks?: readonly Readonly<{
        handler?: string;
        [key: string]: unknown;
    }>[];
    network?: string;
}>;
/** A manifest in short. */
export type StoryManifest = Readonly<{
    specVersion?: string;
    /** Data sources by name, in their order. @default one at `NARRATOR` */
    sources?: Readonly<Record<string, StorySource>>;
    /** Names of templates. @default `Pool` */
    templates?: readonly string[];
    /** Other keys at the top. */
    [key: string]: unknown;
}>;
/** Where the data source is that a manifest has when it names none. */
export declare const NARRATOR: Hex;
/** Another contract. */
export declare const OTHER: Hex;
/** The content of `subgraph.yaml`. */
export declare const storyManifest: ({ sources, templates, ...rest }?: StoryManifest) => {
    specVersion: string;
    schema: {
        file: string;
    };
    dataSources: {
        kind: string;
        name: string;
        network: string;
        source: {
            abi: string;
            address?: string;
            startBlock?: number;
            endBlock?: number;
        };
        context?: Readonly<Record<string, Readonly<{
            type: string;
            data: unknown;
        }>>>;
        mapping: {
            kind: string;
            apiVersion: string;
            language: string;
            entities: never[];
            file: string;
            abis: {
                name: string;
                file: string;
            }[];
            eventHandlers: {
                event: string;
                handler: string;
            }[];
            blockHandlers?: {
                handler: string;
            }[];
        };
    }[];
    templates: {
        kind: string;
        name: string;
        network: string;
        source: {
            abi: string;
        };
        mapping: {
            kind: string;
            apiVersion: string;
            language: string;
            entities: never[];
            file: string;
            abis: {
                name: string;
                file: string;
            }[];
            eventHandlers: {
                event: string;
                handler: string;
            }[];
            blockHandlers?: {
                handler: string;
            }[];
        };
    }[];
};
/** Writes a build whose handlers do what events tell them; see the fixture `stories.ts`. */
export declare const writeStoryBuild: (folder: string, manifest: object) => void;
type LogOptions = Readonly<{
    at?: Hex;
    index?: number;
}>;
export declare const told: (story: string, { at, ...index }?: LogOptions) => ChainLog;
export declare const retold: (story: string, { at, ...index }?: LogOptions) => ChainLog;
/** A number or an address as a topic. */
export declare const topic: (value: Hex) => Hex;
/** An event of any kind: its signature without `indexed`, the topics after the first, its data. */
export declare const event: (signature: string, topics: readonly Hex[], data?: Hex) => ChainLog;
export {};
