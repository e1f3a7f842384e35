import { Kind } from 'graphql';
import { LIMITS } from './limits.js';
import { QueryError } from './queryError.js';
/** The refusal of a query that is nested too deep. */
export const tooDeep = () => new QueryError(`query has a depth that exceeds the limit of \`${LIMITS.depth}\``, { attestable: false });
/**
 * Makes sure a query can be walked: no fragment contains itself and nothing is nested too deep.
 *
 * @throws QueryError otherwise.
 */
export const checkDepth = ({ operation, fragments, }) => {
    const depths = new Map();
    const open = new Set();
    const depthOf = (set) => {
        let depth = 1;
        for (const selection of set.selections) {
            if (selection.kind === Kind.FRAGMENT_SPREAD)
                depth = Math.max(depth, 1 + fragmentDepth(selection.name.value));
            else if (selection.selectionSet)
                depth = Math.max(depth, 1 + depthOf(selection.selectionSet));
        }
        return depth;
    };
    const fragmentDepth = (name) => {
        if (open.has(name))
            throw new QueryError(`query has fragment cycle including \`${name}\``);
        const known = depths.get(name);
        if (known !== undefined)
            return known;
        const fragment = fragments.get(name);
        if (!fragment)
            return 0;
        open.add(name);
        const depth = depthOf(fragment.selectionSet);
        open.delete(name);
        depths.set(name, depth);
        return depth;
    };
    if (depthOf(operation.selectionSet) > LIMITS.depth)
        throw tooDeep();
};
//# sourceMappingURL=checkDepth.js.map