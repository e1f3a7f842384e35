import { z } from 'zod';
import { isWellFormed } from '../../api/http/target.js';
import { DeployError, nameUnknown } from '../deployError.js';
import { deployUpload } from '../deployUpload.js';
const name = z.string().refine((value) => isWellFormed({ by: 'name', value }), {
    error: ({ input }) => `invalid value: string "${String(input)}", expected valid subgraph name`,
});
const deploymentId = z.string().refine((value) => isWellFormed({ by: 'id', value }), {
    error: ({ input }) => `invalid value: string "${String(input)}", expected valid subgraph deployment ID`,
});
/** The one node there is, as the status API names it. */
const NODE = 'default';
const method = (definition) => definition;
const expectFree = ({ reserved = [] }, name) => {
    if (reserved.includes(name))
        throw new DeployError(`The name ${name} is that of a subgraph which this process builds itself.`, {
            facts: { name },
            remedy: 'Choose another name.',
        });
};
/** The methods, with the shapes and codes that graph-node gives them. */
export const ADMIN_METHODS = new Map([
    [
        'subgraph_create',
        method({
            params: z.object({ name }),
            errorCode: 2,
            run: ({ subgraphs }, { name }) => ({ id: subgraphs.create(name) }),
        }),
    ],
    [
        'subgraph_deploy',
        method({
            params: z.object({ name, ipfs_hash: deploymentId }),
            errorCode: 0,
            run: async (context, { name, ipfs_hash: cid }) => {
                expectFree(context, name);
                if (!context.subgraphs.has(name))
                    throw nameUnknown(name);
                await deployUpload(context, { cid, name });
                const queries = `:${context.queryPort}/subgraphs/name/${name}`;
                return { playground: `${queries}/graphql`, queries };
            },
        }),
    ],
    [
        'subgraph_remove',
        method({
            params: z.object({ name }),
            errorCode: 1,
            run: async (context, { name }) => {
                expectFree(context, name);
                await context.subgraphs.remove(name);
                return null;
            },
        }),
    ],
    [
        'subgraph_reassign',
        method({
            params: z.object({ ipfs_hash: deploymentId, node_id: z.string() }),
            errorCode: 3,
            run: ({ subgraphs }, { ipfs_hash: cid, node_id: node }) => {
                if (!subgraphs.find({ by: 'id', value: cid }))
                    throw new DeployError(`deployment not found: ${cid}`);
                if (node === NODE)
                    throw new DeployError(`deployment assignment unchanged: ${cid}`);
                throw new DeployError(`There is no node ${node}.`, {
                    facts: { node },
                    remedy: `Everything is assigned to ${NODE}.`,
                });
            },
        }),
    ],
]);
//# sourceMappingURL=adminMethods.js.map