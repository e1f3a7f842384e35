import { HandlerError, type Trigger, type World } from '../../core/handler.js';
import { type MappingModule } from '../mappingModule.js';
import { type TestWorld } from './testWorld.js';
/** The contract that handlers of the fixture call. */
export declare const token: readonly [{
    readonly name: "balanceOf";
    readonly type: 'function';
    readonly stateMutability: "view";
    readonly inputs: readonly [{
        readonly type: "address";
        readonly name: "owner";
    }];
    readonly outputs: readonly [{
        readonly type: "uint256";
    }];
}, {
    readonly name: "details";
    readonly type: 'function';
    readonly stateMutability: "view";
    readonly inputs: readonly [];
    readonly outputs: readonly [{
        readonly type: "string";
        readonly name: "name";
    }, {
        readonly type: 'tuple';
        readonly components: readonly [{
            readonly type: "uint8";
            readonly name: "kind";
        }, {
            readonly type: "address";
            readonly name: "owner";
        }];
        readonly name: "inner";
    }];
}, {
    readonly name: "failing";
    readonly type: 'function';
    readonly stateMutability: "view";
    readonly inputs: readonly [];
    readonly outputs: readonly [{
        readonly type: "bool";
    }];
}, {
    readonly name: "empty";
    readonly type: 'function';
    readonly stateMutability: "view";
    readonly inputs: readonly [];
    readonly outputs: readonly [{
        readonly type: "bool";
    }];
}];
/** What a run needs beside mapping, trigger and world. */
export declare const facts: {
    schema: Readonly<{
        document: import("graphql").DocumentNode;
        entities: ReadonlyMap<string, import("../../core/inputSchema.js").EntityType>;
        interfaces: ReadonlyMap<string, import("../../core/inputSchema.js").InterfaceType>;
        aggregations: ReadonlyMap<string, import("../../core/aggregation/aggregation.js").Aggregation>;
        fulltexts: ReadonlyMap<string, import("../../core/fulltext/fulltext.js").Fulltext>;
        enums: ReadonlyMap<string, readonly string[]>;
    }>;
    abis: Map<string, Readonly<{
        functions: ReadonlyMap<string, readonly import("../../core/abi/parseAbi.js").AbiFunction[]>;
        events: ReadonlyMap<string, readonly import("../../core/abi/parseAbi.js").AbiEvent[]>;
    }>>;
    apiVersion: string;
};
export declare const mapping: MappingModule;
type RunOptions = {
    world?: Partial<World>;
    trigger?: Trigger;
    apiVersion?: string;
    module?: MappingModule;
};
/** Runs a handler of the fixture and returns the world it left. */
export declare const run: (handler: string, { world, trigger, module, ...rest }?: RunOptions) => TestWorld;
/** The error of a handler that fails. */
export declare const failure: (handler: string, options?: RunOptions) => HandlerError;
export {};
