import { z } from 'zod';
import type { Uploads } from '../../files/openUploads.js';
import type { Subgraphs } from '../openSubgraphs.js';
/** What requests act on. */
export type AdminContext = Readonly<{
    subgraphs: Subgraphs;
    uploads: Uploads;
    /** Port at which what is deployed can be queried. */
    queryPort: number;
    /** Names that nobody may change from outside. @default none */
    reserved?: readonly string[];
}>;
/** A method: what it wants, what it does, and the code of its errors. */
type AdminMethod<Params> = Readonly<{
    params: z.ZodType<Params>;
    errorCode: number;
    run(context: AdminContext, params: Params): unknown;
}>;
/** The methods, with the shapes and codes that graph-node gives them. */
export declare const ADMIN_METHODS: ReadonlyMap<string, AdminMethod<unknown>>;
export {};
