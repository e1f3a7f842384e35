import type { Uploads } from '../files/openUploads.js';
import type { Subgraphs } from './openSubgraphs.js';
/** Deploys a subgraph whose manifest and files were uploaded. */
export declare const deployUpload: ({ subgraphs, uploads }: Readonly<{
    subgraphs: Subgraphs;
    uploads: Uploads;
}>, { cid, name }: Readonly<{
    cid: string;
    name: string;
}>) => Promise<void>;
