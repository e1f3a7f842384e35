import { z } from 'zod';
declare const eventHandler: z.ZodObject<{
    event: z.ZodString;
    handler: z.ZodString;
    topic0: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>>;
    topic1: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>, z.ZodTransform<`0x${string}`, `0x${string}`>>>>;
    topic2: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>, z.ZodTransform<`0x${string}`, `0x${string}`>>>>;
    topic3: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>, z.ZodTransform<`0x${string}`, `0x${string}`>>>>;
    receipt: z.ZodDefault<z.ZodBoolean>;
    calls: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodString>>;
}, z.core.$strip>;
declare const callHandler: z.ZodObject<{
    function: z.ZodString;
    handler: z.ZodString;
}, z.core.$strip>;
declare const blockHandler: z.ZodObject<{
    handler: z.ZodString;
    filter: z.ZodOptional<z.ZodObject<{
        kind: z.ZodEnum<{
            call: "call";
            once: "once";
            polling: "polling";
        }>;
        every: z.ZodOptional<z.ZodNumber>;
    }, z.core.$strip>>;
}, z.core.$strip>;
declare const mapping: z.ZodObject<{
    apiVersion: z.ZodString;
    language: z.ZodOptional<z.ZodString>;
    file: z.ZodUnion<readonly [z.ZodString, z.ZodPipe<z.ZodObject<{
        '/': z.ZodString;
    }, z.core.$strip>, z.ZodTransform<string, {
        '/': string;
    }>>]>;
    entities: z.ZodDefault<z.ZodArray<z.ZodString>>;
    abis: z.ZodDefault<z.ZodArray<z.ZodObject<{
        name: z.ZodString;
        file: z.ZodUnion<readonly [z.ZodString, z.ZodPipe<z.ZodObject<{
            '/': z.ZodString;
        }, z.core.$strip>, z.ZodTransform<string, {
            '/': string;
        }>>]>;
    }, z.core.$strip>>>;
    eventHandlers: z.ZodDefault<z.ZodArray<z.ZodObject<{
        event: z.ZodString;
        handler: z.ZodString;
        topic0: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>>;
        topic1: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>, z.ZodTransform<`0x${string}`, `0x${string}`>>>>;
        topic2: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>, z.ZodTransform<`0x${string}`, `0x${string}`>>>>;
        topic3: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>, z.ZodTransform<`0x${string}`, `0x${string}`>>>>;
        receipt: z.ZodDefault<z.ZodBoolean>;
        calls: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodString>>;
    }, z.core.$strip>>>;
    callHandlers: z.ZodDefault<z.ZodArray<z.ZodObject<{
        function: z.ZodString;
        handler: z.ZodString;
    }, z.core.$strip>>>;
    blockHandlers: z.ZodDefault<z.ZodArray<z.ZodObject<{
        handler: z.ZodString;
        filter: z.ZodOptional<z.ZodObject<{
            kind: z.ZodEnum<{
                call: "call";
                once: "once";
                polling: "polling";
            }>;
            every: z.ZodOptional<z.ZodNumber>;
        }, z.core.$strip>>;
    }, z.core.$strip>>>;
}, z.core.$strip>;
declare const contractTemplate: z.ZodObject<{
    kind: z.ZodEnum<{
        ethereum: "ethereum";
        "ethereum/contract": "ethereum/contract";
    }>;
    name: z.ZodString;
    network: z.ZodOptional<z.ZodString>;
    source: z.ZodObject<{
        abi: z.ZodString;
    }, z.core.$strip>;
    mapping: z.ZodObject<{
        apiVersion: z.ZodString;
        language: z.ZodOptional<z.ZodString>;
        file: z.ZodUnion<readonly [z.ZodString, z.ZodPipe<z.ZodObject<{
            '/': z.ZodString;
        }, z.core.$strip>, z.ZodTransform<string, {
            '/': string;
        }>>]>;
        entities: z.ZodDefault<z.ZodArray<z.ZodString>>;
        abis: z.ZodDefault<z.ZodArray<z.ZodObject<{
            name: z.ZodString;
            file: z.ZodUnion<readonly [z.ZodString, z.ZodPipe<z.ZodObject<{
                '/': z.ZodString;
            }, z.core.$strip>, z.ZodTransform<string, {
                '/': string;
            }>>]>;
        }, z.core.$strip>>>;
        eventHandlers: z.ZodDefault<z.ZodArray<z.ZodObject<{
            event: z.ZodString;
            handler: z.ZodString;
            topic0: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>>;
            topic1: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>, z.ZodTransform<`0x${string}`, `0x${string}`>>>>;
            topic2: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>, z.ZodTransform<`0x${string}`, `0x${string}`>>>>;
            topic3: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>, z.ZodTransform<`0x${string}`, `0x${string}`>>>>;
            receipt: z.ZodDefault<z.ZodBoolean>;
            calls: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodString>>;
        }, z.core.$strip>>>;
        callHandlers: z.ZodDefault<z.ZodArray<z.ZodObject<{
            function: z.ZodString;
            handler: z.ZodString;
        }, z.core.$strip>>>;
        blockHandlers: z.ZodDefault<z.ZodArray<z.ZodObject<{
            handler: z.ZodString;
            filter: z.ZodOptional<z.ZodObject<{
                kind: z.ZodEnum<{
                    call: "call";
                    once: "once";
                    polling: "polling";
                }>;
                every: z.ZodOptional<z.ZodNumber>;
            }, z.core.$strip>>;
        }, z.core.$strip>>>;
    }, z.core.$strip>;
}, z.core.$strip>;
declare const fileMapping: z.ZodObject<{
    apiVersion: z.ZodString;
    language: z.ZodOptional<z.ZodString>;
    file: z.ZodUnion<readonly [z.ZodString, z.ZodPipe<z.ZodObject<{
        '/': z.ZodString;
    }, z.core.$strip>, z.ZodTransform<string, {
        '/': string;
    }>>]>;
    entities: z.ZodDefault<z.ZodArray<z.ZodString>>;
    abis: z.ZodDefault<z.ZodArray<z.ZodObject<{
        name: z.ZodString;
        file: z.ZodUnion<readonly [z.ZodString, z.ZodPipe<z.ZodObject<{
            '/': z.ZodString;
        }, z.core.$strip>, z.ZodTransform<string, {
            '/': string;
        }>>]>;
    }, z.core.$strip>>>;
    eventHandlers: z.ZodDefault<z.ZodArray<z.ZodObject<{
        event: z.ZodString;
        handler: z.ZodString;
        topic0: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>>;
        topic1: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>, z.ZodTransform<`0x${string}`, `0x${string}`>>>>;
        topic2: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>, z.ZodTransform<`0x${string}`, `0x${string}`>>>>;
        topic3: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>, z.ZodTransform<`0x${string}`, `0x${string}`>>>>;
        receipt: z.ZodDefault<z.ZodBoolean>;
        calls: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodString>>;
    }, z.core.$strip>>>;
    callHandlers: z.ZodDefault<z.ZodArray<z.ZodObject<{
        function: z.ZodString;
        handler: z.ZodString;
    }, z.core.$strip>>>;
    blockHandlers: z.ZodDefault<z.ZodArray<z.ZodObject<{
        handler: z.ZodString;
        filter: z.ZodOptional<z.ZodObject<{
            kind: z.ZodEnum<{
                call: "call";
                once: "once";
                polling: "polling";
            }>;
            every: z.ZodOptional<z.ZodNumber>;
        }, z.core.$strip>>;
    }, z.core.$strip>>>;
    handler: z.ZodString;
}, z.core.$strip>;
declare const fileTemplate: z.ZodObject<{
    kind: z.ZodLiteral<"file/ipfs">;
    name: z.ZodString;
    network: z.ZodOptional<z.ZodString>;
    mapping: z.ZodObject<{
        apiVersion: z.ZodString;
        language: z.ZodOptional<z.ZodString>;
        file: z.ZodUnion<readonly [z.ZodString, z.ZodPipe<z.ZodObject<{
            '/': z.ZodString;
        }, z.core.$strip>, z.ZodTransform<string, {
            '/': string;
        }>>]>;
        entities: z.ZodDefault<z.ZodArray<z.ZodString>>;
        abis: z.ZodDefault<z.ZodArray<z.ZodObject<{
            name: z.ZodString;
            file: z.ZodUnion<readonly [z.ZodString, z.ZodPipe<z.ZodObject<{
                '/': z.ZodString;
            }, z.core.$strip>, z.ZodTransform<string, {
                '/': string;
            }>>]>;
        }, z.core.$strip>>>;
        eventHandlers: z.ZodDefault<z.ZodArray<z.ZodObject<{
            event: z.ZodString;
            handler: z.ZodString;
            topic0: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>>;
            topic1: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>, z.ZodTransform<`0x${string}`, `0x${string}`>>>>;
            topic2: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>, z.ZodTransform<`0x${string}`, `0x${string}`>>>>;
            topic3: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>, z.ZodTransform<`0x${string}`, `0x${string}`>>>>;
            receipt: z.ZodDefault<z.ZodBoolean>;
            calls: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodString>>;
        }, z.core.$strip>>>;
        callHandlers: z.ZodDefault<z.ZodArray<z.ZodObject<{
            function: z.ZodString;
            handler: z.ZodString;
        }, z.core.$strip>>>;
        blockHandlers: z.ZodDefault<z.ZodArray<z.ZodObject<{
            handler: z.ZodString;
            filter: z.ZodOptional<z.ZodObject<{
                kind: z.ZodEnum<{
                    call: "call";
                    once: "once";
                    polling: "polling";
                }>;
                every: z.ZodOptional<z.ZodNumber>;
            }, z.core.$strip>>;
        }, z.core.$strip>>>;
        handler: z.ZodString;
    }, z.core.$strip>;
}, z.core.$strip>;
declare const manifest: z.ZodObject<{
    specVersion: z.ZodString;
    description: z.ZodOptional<z.ZodString>;
    features: z.ZodDefault<z.ZodArray<z.ZodEnum<{
        aggregations: "aggregations";
        bytesAsIds: "bytesAsIds";
        declaredEthCalls: "declaredEthCalls";
        fullTextSearch: "fullTextSearch";
        grafting: "grafting";
        immutableEntities: "immutableEntities";
        ipfsOnEthereumContracts: "ipfsOnEthereumContracts";
        nonDeterministicIpfs: "nonDeterministicIpfs";
        nonFatalErrors: "nonFatalErrors";
    }>>>;
    schema: z.ZodObject<{
        file: z.ZodUnion<readonly [z.ZodString, z.ZodPipe<z.ZodObject<{
            '/': z.ZodString;
        }, z.core.$strip>, z.ZodTransform<string, {
            '/': string;
        }>>]>;
    }, z.core.$strip>;
    dataSources: z.ZodArray<z.ZodObject<{
        kind: z.ZodEnum<{
            ethereum: "ethereum";
            "ethereum/contract": "ethereum/contract";
        }>;
        name: z.ZodString;
        network: z.ZodString;
        source: z.ZodObject<{
            address: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>>;
            abi: z.ZodString;
            startBlock: z.ZodDefault<z.ZodNumber>;
            endBlock: z.ZodOptional<z.ZodNumber>;
        }, z.core.$strip>;
        context: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodObject<{
            type: z.ZodString;
            data: z.ZodUnknown;
        }, z.core.$strip>>>;
        mapping: z.ZodObject<{
            apiVersion: z.ZodString;
            language: z.ZodOptional<z.ZodString>;
            file: z.ZodUnion<readonly [z.ZodString, z.ZodPipe<z.ZodObject<{
                '/': z.ZodString;
            }, z.core.$strip>, z.ZodTransform<string, {
                '/': string;
            }>>]>;
            entities: z.ZodDefault<z.ZodArray<z.ZodString>>;
            abis: z.ZodDefault<z.ZodArray<z.ZodObject<{
                name: z.ZodString;
                file: z.ZodUnion<readonly [z.ZodString, z.ZodPipe<z.ZodObject<{
                    '/': z.ZodString;
                }, z.core.$strip>, z.ZodTransform<string, {
                    '/': string;
                }>>]>;
            }, z.core.$strip>>>;
            eventHandlers: z.ZodDefault<z.ZodArray<z.ZodObject<{
                event: z.ZodString;
                handler: z.ZodString;
                topic0: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>>;
                topic1: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>, z.ZodTransform<`0x${string}`, `0x${string}`>>>>;
                topic2: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>, z.ZodTransform<`0x${string}`, `0x${string}`>>>>;
                topic3: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>, z.ZodTransform<`0x${string}`, `0x${string}`>>>>;
                receipt: z.ZodDefault<z.ZodBoolean>;
                calls: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodString>>;
            }, z.core.$strip>>>;
            callHandlers: z.ZodDefault<z.ZodArray<z.ZodObject<{
                function: z.ZodString;
                handler: z.ZodString;
            }, z.core.$strip>>>;
            blockHandlers: z.ZodDefault<z.ZodArray<z.ZodObject<{
                handler: z.ZodString;
                filter: z.ZodOptional<z.ZodObject<{
                    kind: z.ZodEnum<{
                        call: "call";
                        once: "once";
                        polling: "polling";
                    }>;
                    every: z.ZodOptional<z.ZodNumber>;
                }, z.core.$strip>>;
            }, z.core.$strip>>>;
        }, z.core.$strip>;
    }, z.core.$strip>>;
    templates: z.ZodDefault<z.ZodArray<z.ZodDiscriminatedUnion<[z.ZodObject<{
        kind: z.ZodEnum<{
            ethereum: "ethereum";
            "ethereum/contract": "ethereum/contract";
        }>;
        name: z.ZodString;
        network: z.ZodOptional<z.ZodString>;
        source: z.ZodObject<{
            abi: z.ZodString;
        }, z.core.$strip>;
        mapping: z.ZodObject<{
            apiVersion: z.ZodString;
            language: z.ZodOptional<z.ZodString>;
            file: z.ZodUnion<readonly [z.ZodString, z.ZodPipe<z.ZodObject<{
                '/': z.ZodString;
            }, z.core.$strip>, z.ZodTransform<string, {
                '/': string;
            }>>]>;
            entities: z.ZodDefault<z.ZodArray<z.ZodString>>;
            abis: z.ZodDefault<z.ZodArray<z.ZodObject<{
                name: z.ZodString;
                file: z.ZodUnion<readonly [z.ZodString, z.ZodPipe<z.ZodObject<{
                    '/': z.ZodString;
                }, z.core.$strip>, z.ZodTransform<string, {
                    '/': string;
                }>>]>;
            }, z.core.$strip>>>;
            eventHandlers: z.ZodDefault<z.ZodArray<z.ZodObject<{
                event: z.ZodString;
                handler: z.ZodString;
                topic0: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>>;
                topic1: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>, z.ZodTransform<`0x${string}`, `0x${string}`>>>>;
                topic2: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>, z.ZodTransform<`0x${string}`, `0x${string}`>>>>;
                topic3: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>, z.ZodTransform<`0x${string}`, `0x${string}`>>>>;
                receipt: z.ZodDefault<z.ZodBoolean>;
                calls: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodString>>;
            }, z.core.$strip>>>;
            callHandlers: z.ZodDefault<z.ZodArray<z.ZodObject<{
                function: z.ZodString;
                handler: z.ZodString;
            }, z.core.$strip>>>;
            blockHandlers: z.ZodDefault<z.ZodArray<z.ZodObject<{
                handler: z.ZodString;
                filter: z.ZodOptional<z.ZodObject<{
                    kind: z.ZodEnum<{
                        call: "call";
                        once: "once";
                        polling: "polling";
                    }>;
                    every: z.ZodOptional<z.ZodNumber>;
                }, z.core.$strip>>;
            }, z.core.$strip>>>;
        }, z.core.$strip>;
    }, z.core.$strip>, z.ZodObject<{
        kind: z.ZodLiteral<"file/ipfs">;
        name: z.ZodString;
        network: z.ZodOptional<z.ZodString>;
        mapping: z.ZodObject<{
            apiVersion: z.ZodString;
            language: z.ZodOptional<z.ZodString>;
            file: z.ZodUnion<readonly [z.ZodString, z.ZodPipe<z.ZodObject<{
                '/': z.ZodString;
            }, z.core.$strip>, z.ZodTransform<string, {
                '/': string;
            }>>]>;
            entities: z.ZodDefault<z.ZodArray<z.ZodString>>;
            abis: z.ZodDefault<z.ZodArray<z.ZodObject<{
                name: z.ZodString;
                file: z.ZodUnion<readonly [z.ZodString, z.ZodPipe<z.ZodObject<{
                    '/': z.ZodString;
                }, z.core.$strip>, z.ZodTransform<string, {
                    '/': string;
                }>>]>;
            }, z.core.$strip>>>;
            eventHandlers: z.ZodDefault<z.ZodArray<z.ZodObject<{
                event: z.ZodString;
                handler: z.ZodString;
                topic0: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>>;
                topic1: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>, z.ZodTransform<`0x${string}`, `0x${string}`>>>>;
                topic2: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>, z.ZodTransform<`0x${string}`, `0x${string}`>>>>;
                topic3: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<`0x${string}`, string>>, z.ZodTransform<`0x${string}`, `0x${string}`>>>>;
                receipt: z.ZodDefault<z.ZodBoolean>;
                calls: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodString>>;
            }, z.core.$strip>>>;
            callHandlers: z.ZodDefault<z.ZodArray<z.ZodObject<{
                function: z.ZodString;
                handler: z.ZodString;
            }, z.core.$strip>>>;
            blockHandlers: z.ZodDefault<z.ZodArray<z.ZodObject<{
                handler: z.ZodString;
                filter: z.ZodOptional<z.ZodObject<{
                    kind: z.ZodEnum<{
                        call: "call";
                        once: "once";
                        polling: "polling";
                    }>;
                    every: z.ZodOptional<z.ZodNumber>;
                }, z.core.$strip>>;
            }, z.core.$strip>>>;
            handler: z.ZodString;
        }, z.core.$strip>;
    }, z.core.$strip>], "kind">>>;
    indexerHints: z.ZodOptional<z.ZodUnknown>;
}, z.core.$strip>;
export type Manifest = z.infer<typeof manifest>;
export type DataSource = Manifest['dataSources'][number];
/** What a handler makes data sources from: of a contract, or of a file on IPFS. */
export type Template = Manifest['templates'][number];
export type ContractTemplate = z.infer<typeof contractTemplate>;
export type FileTemplate = z.infer<typeof fileTemplate>;
export type Mapping = z.infer<typeof mapping>;
/** A mapping with one handler, whose argument is the content of a file. */
export type FileMapping = z.infer<typeof fileMapping>;
export type EventHandler = z.infer<typeof eventHandler>;
export type CallHandler = z.infer<typeof callHandler>;
export type BlockHandler = z.infer<typeof blockHandler>;
/** Whether data sources of this template are files. */
export declare const isFileTemplate: (template: Template) => template is FileTemplate;
/** Names of the entity types that handlers of files may write. */
export declare const fileEntityNames: ({ templates }: Pick<Manifest, 'templates'>) => ReadonlySet<string>;
/** Checks a manifest that was read from YAML. Errors name the key at fault. */
export declare const parseManifest: (value: unknown) => Manifest;
export {};
