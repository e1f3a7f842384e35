import { decodeBytes } from '../plan/encodeValue.js';
import { debugExcerpt } from '../request/debugText.js';
import { NO_POSITION, QueryError } from '../request/queryError.js';
import { refresh } from '../request/value.js';
const refused = (argument, reason) => new QueryError(`Failed to decode \`block.${argument}\` value: \`${reason}\``);
const assertIndexed = (argument, number, { deployment, head, earliest }) => {
    if (number > head.number)
        throw refused(argument, `subgraph ${deployment} has only indexed up to block number ${head.number} and data for block number ${number} is therefore not yet available`);
    if (number < earliest)
        throw refused(argument, `subgraph ${deployment} only has data starting at block number ${earliest} and data for block number ${number} is therefore not available`);
};
/**
 * Finds the block that a constraint means.
 *
 * @throws QueryError when the block is unknown, not indexed yet or no longer kept.
 */
export const locateBlock = (constraint, variables, chain) => {
    const latest = { number: chain.head.number, known: chain.head };
    if (constraint.kind === 'latest')
        return latest;
    const value = refresh(constraint.value, variables);
    if (value.kind === 'String') {
        const block = chain.blockByHash(hashOf(value.value, constraint));
        if (!block)
            throw refused('hash', 'no block with that hash found');
        assertIndexed('number', block.number, chain);
        return { number: block.number, known: block };
    }
    const number = value.kind === 'Int' ? Number(value.value) : 0;
    if (constraint.kind === 'number_gte') {
        if (number > chain.head.number)
            assertIndexed('number_gte', number, chain);
        return latest;
    }
    assertIndexed('number', number, chain);
    return { number, known: undefined };
};
const hashOf = (text, constraint) => {
    try {
        return decodeBytes(text);
    }
    catch (error) {
        if (!(error instanceof QueryError))
            throw error;
        throw new QueryError(`Invalid value provided for argument \`block\`: ${debugExcerpt(constraint.argument)}`, {
            location: NO_POSITION,
        });
    }
};
//# sourceMappingURL=locateBlock.js.map