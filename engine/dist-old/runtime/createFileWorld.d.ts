import { type Context, type EntityView, type World } from '../core/handler.js';
import type { FileTemplate } from '../core/manifest.js';
import type { DataSourceRequest } from './createWorld.js';
/** A file whose handler runs. */
export type RunningFile = Readonly<{
    template: FileTemplate;
    reference: string;
    context: Context;
    network: string;
    /** How many files it may still ask for. */
    room: number;
}>;
/** What a handler of a file may do beyond reading its content: see `World`. Nothing of the chain is there. */
export declare const createFileWorld: ({ template, reference, context, network, room }: RunningFile, hooks: {
    view: EntityView;
    request(template: string, params: readonly string[], context: Context | undefined): DataSourceRequest;
    log: World['log'];
}) => World & Readonly<{
    requests: readonly DataSourceRequest[];
}>;
