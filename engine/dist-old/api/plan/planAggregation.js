import { INTERVALS } from '../../core/aggregation/interval.js';
import { QueryError } from '../request/queryError.js';
import { NULL } from '../request/value.js';
const textOf = (args, name) => {
    const value = args.get(name) ?? NULL;
    return value.kind === 'Enum' || value.kind === 'String' ? value.value : '';
};
/**
 * The interval of an aggregation that a field asks for.
 *
 * @throws QueryError when the aggregation does not have it.
 */
export const planInterval = (aggregation, args) => {
    const text = textOf(args, 'interval');
    const interval = INTERVALS.find((candidate) => candidate === text);
    const table = interval && aggregation.tables.get(interval);
    if (table)
        return { aggregation, interval, table };
    const declared = [...aggregation.tables.keys()].join(', ');
    throw new QueryError(`The aggregation \`${aggregation.name}\` has no interval \`${text}\`, only: ${declared}`);
};
/** Whether a field asks for the bucket in progress too. */
export const wantsCurrent = (args) => textOf(args, 'current') === 'include';
//# sourceMappingURL=planAggregation.js.map