import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineError } from '../core/errors.js';
import { loadBuild } from '../runtime/loadBuild.js';
import { DeployError } from './deployError.js';
import { unpackUpload } from './unpackUpload.js';
/** Deploys a subgraph whose manifest and files were uploaded. */
export const deployUpload = async ({ subgraphs, uploads }, { cid, name }) => {
    const folder = await mkdtemp(join(tmpdir(), 'subgraph-'));
    try {
        await unpackUpload(cid, uploads, folder).catch(failedTo('resolve'));
        await Promise.resolve(folder).then(loadBuild).catch(failedTo('validation'));
        await subgraphs.deploy(folder, [name]);
    }
    finally {
        await rm(folder, { recursive: true, force: true });
    }
};
const failedTo = (stage) => (cause) => {
    if (!(cause instanceof EngineError))
        throw cause;
    const { message, facts, remedy } = cause;
    throw new DeployError(`subgraph ${stage} error: ${message}`, {
        facts,
        cause,
        ...(remedy === undefined ? {} : { remedy }),
    });
};
//# sourceMappingURL=deployUpload.js.map