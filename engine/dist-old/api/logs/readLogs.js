import { identifier, LOGS_TABLE } from '../../core/tables.js';
import { debugText } from '../request/debugText.js';
import { QueryError } from '../request/queryError.js';
import { NULL, refresh } from '../request/value.js';
const MOST_FIRST = 1_000;
const MOST_SKIP = 10_000;
const MOST_SEARCH = 1_000;
const MOST_TIME = 50;
/**
 * The entries that a `_logs` field asks for.
 *
 * @throws QueryError for an argument outside its bounds
 */
export const readLogs = ({ arguments: given }, variables, read) => {
    const argument = (name) => refresh(given.get(name) ?? NULL, variables);
    const level = enumOf(argument('level'));
    const from = timeOf('from', argument('from'));
    const to = timeOf('to', argument('to'));
    const search = searchOf(argument('search'));
    const first = countOf('first', argument('first'), { most: MOST_FIRST, fallback: 100 });
    const skip = countOf('skip', argument('skip'), { most: MOST_SKIP, fallback: 0 });
    const direction = enumOf(argument('orderDirection')) === 'asc' ? 'ASC' : 'DESC';
    const conditions = [
        ['level = ?', level?.toLowerCase()],
        ['time >= ?', from],
        ['time <= ?', to],
        ['instr(lower(text), lower(?)) > 0', search],
    ];
    const wanted = conditions.filter(([, value]) => value !== undefined);
    const where = wanted.length > 0 ? `WHERE ${wanted.map(([condition]) => condition).join(' AND ')}` : '';
    const text = `SELECT json_group_array(json_object('id', id, 'time', time, 'level', level, 'text', text, 'module', module, 'arguments', json(arguments))) FROM (SELECT * FROM ${identifier(LOGS_TABLE)} ${where} ORDER BY id ${direction} LIMIT ? OFFSET ?)`;
    return JSON.parse(String(read(text, [...wanted.map(([, value]) => value), first, skip])));
};
const refuse = (name, reason) => {
    const text = debugText({ ...NULL, kind: 'String', value: reason });
    throw new QueryError(`Invalid value provided for argument \`${name}\`: ${text}`);
};
const enumOf = (value) => value.kind === 'Enum' || value.kind === 'String' ? value.value : undefined;
const countOf = (name, value, { most, fallback }) => {
    if (value.kind !== 'Int')
        return fallback;
    if (value.value < 0n)
        refuse(name, `${name} must be at least 0`);
    if (value.value > BigInt(most))
        refuse(name, `${name} must not exceed ${most}`);
    return Number(value.value);
};
/** Unix milliseconds of a time as RFC 3339 has it. */
const timeOf = (name, value) => {
    if (value.kind !== 'String')
        return undefined;
    const isWhole = /T.*(Z|[+-]\d\d:\d\d)$/i.test(value.value) && value.value.length <= MOST_TIME;
    const time = isWhole ? Date.parse(value.value) : Number.NaN;
    return Number.isNaN(time) ? refuse(name, `${name} must be a time in RFC 3339 format`) : time;
};
const searchOf = (value) => {
    if (value.kind !== 'String')
        return undefined;
    if (value.value === '')
        refuse('search', 'search must not be empty');
    if (value.value.length > MOST_SEARCH)
        refuse('search', `search must not exceed ${MOST_SEARCH} characters`);
    if (/[{}[\]:"]/.test(value.value))
        refuse('search', 'search must not contain any of {}[]:"');
    return value.value;
};
//# sourceMappingURL=readLogs.js.map