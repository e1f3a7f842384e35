import { bigDecimalToString, parseBigDecimal } from '../bigDecimal.js';
import { encodeNumber } from '../numberText.js';
import { identifier } from '../tables.js';
import { ExpressionError } from './expression.js';
/** Functions over numbers; `whole` is undefined where the arguments decide. */
const FUNCTIONS = {
    abs: { sql: 'number_abs', least: 1, most: 1, whole: undefined },
    ceil: { sql: 'number_ceil', least: 1, most: 1, whole: false },
    ceiling: { sql: 'number_ceil', least: 1, most: 1, whole: false },
    floor: { sql: 'number_floor', least: 1, most: 1, whole: false },
    sign: { sql: 'number_sign', least: 1, most: 1, whole: false },
    div: { sql: 'number_quotient', least: 2, most: 2, whole: false },
    mod: { sql: 'number_modulo', least: 2, most: 2, whole: undefined },
    gcd: { sql: 'number_gcd', least: 2, most: 2, whole: undefined },
    lcm: { sql: 'number_lcm', least: 2, most: 2, whole: undefined },
    power: { sql: 'number_power', least: 2, most: 2, whole: false },
    greatest: { sql: 'number_greatest', least: 1, most: 100, whole: undefined },
    least: { sql: 'number_least', least: 1, most: 100, whole: undefined },
};
const ARITHMETIC = {
    '+': 'number_add',
    '-': 'number_subtract',
    '*': 'number_multiply',
    '/': 'number_divide',
    '%': 'number_modulo',
    '^': 'number_power',
    '<->': 'number_distance',
};
const INTEGER_TYPES = ['int2', 'smallint', 'int4', 'int', 'integer', 'int8', 'bigint'];
const DECIMAL_TYPES = ['numeric', 'decimal'];
const NUMBER = { kind: 'number', whole: false };
const BOOLEAN = { kind: 'boolean' };
const NULL = { kind: 'null' };
const literal = (text) => `'${text.replaceAll("'", "''")}'`;
const typeName = (type) => type.kind;
/** The type that both have, where one may be null. */
const common = (types) => {
    const known = types.filter(({ kind }) => kind !== 'null');
    const [first] = known;
    if (!first)
        return NULL;
    const other = known.find(({ kind }) => kind !== first.kind);
    if (other)
        throw new ExpressionError(`Types ${typeName(first)} and ${typeName(other)} do not match`);
    if (first.kind !== 'number')
        return first;
    return { kind: 'number', whole: known.every((type) => type.kind === 'number' && type.whole) };
};
const demand = ({ sql, type }, kind) => {
    if (type.kind === kind || type.kind === 'null')
        return sql;
    throw new ExpressionError(`Expected a ${kind} but found a ${typeName(type)}`);
};
const columnOf = (field, alias) => {
    const sql = `${alias}.${identifier(field.name)}`;
    if (field.list || field.derivedFrom !== undefined)
        throw new ExpressionError(`Field ${field.name} is a list or derived and has no value to compute with`);
    switch (field.kind) {
        case 'Int':
        case 'Int8':
        case 'Timestamp':
            return { sql: `number_from_int(${sql})`, type: { kind: 'number', whole: true } };
        case 'BigInt':
        case 'BigDecimal':
            return { sql, type: NUMBER };
        case 'Boolean':
            return { sql, type: BOOLEAN };
        default:
            return { sql, type: { kind: field.kind === 'Bytes' ? 'bytes' : 'text' } };
    }
};
/**
 * Compiles an expression over the fields of a timeseries whose rows are read through `alias`.
 *
 * @throws ExpressionError for unknown fields, unsupported functions and types that do not fit together.
 */
export const compileExpression = (expression, { fields, alias }) => {
    const compile = (node) => {
        switch (node.kind) {
            case 'number': {
                const value = parseBigDecimal(node.value) ?? { digits: 0n, exponent: 0 };
                const whole = /^\d+$/.test(node.value);
                return {
                    sql: literal(encodeNumber(bigDecimalToString(value))),
                    type: { kind: 'number', whole },
                };
            }
            case 'text':
                return { sql: literal(node.value), type: { kind: 'text' } };
            case 'boolean':
                return { sql: node.value ? '1' : '0', type: BOOLEAN };
            case 'null':
                return { sql: 'NULL', type: NULL };
            case 'column': {
                const field = fields.get(node.value);
                if (!field)
                    throw new ExpressionError(`Unknown field ${node.value}`);
                return columnOf(field, alias);
            }
            case 'unary': {
                const operand = compile(node.operand);
                if (node.operator === 'not')
                    return { sql: `(NOT ${demand(operand, 'boolean')})`, type: BOOLEAN };
                const number = demand(operand, 'number');
                return node.operator === '-' ? { sql: `number_negate(${number})`, type: operand.type } : operand;
            }
            case 'binary':
                return compileBinary(node.operator, compile(node.left), compile(node.right));
            case 'is': {
                const operand = compile(node.operand);
                const sql = node.what === 'null' ? operand.sql : demand(operand, 'boolean');
                return { sql: `(${sql} IS ${node.not ? 'NOT ' : ''}${node.what.toUpperCase()})`, type: BOOLEAN };
            }
            case 'distinct': {
                const [left, right] = [compile(node.left), compile(node.right)];
                common([left.type, right.type]);
                return { sql: `(${left.sql} IS ${node.not ? '' : 'NOT '}${right.sql})`, type: BOOLEAN };
            }
            case 'case':
                return compileCase(node);
            case 'cast':
                return compileCast(compile(node.operand), node.type);
            case 'call':
                return compileCall(node.name, node.arguments.map(compile));
        }
    };
    const compileCase = (node) => {
        const operand = node.operand && compile(node.operand);
        const branches = node.branches.map(({ when, result }) => ({
            when: compile(when),
            result: compile(result),
        }));
        const otherwise = node.otherwise && compile(node.otherwise);
        if (operand)
            common([operand.type, ...branches.map(({ when }) => when.type)]);
        const cases = branches.map(({ when, result }) => `WHEN ${operand ? when.sql : demand(when, 'boolean')} THEN ${result.sql}`);
        return {
            sql: `(CASE ${operand ? `${operand.sql} ` : ''}${cases.join(' ')} ELSE ${otherwise?.sql ?? 'NULL'} END)`,
            type: common([...branches.map(({ result }) => result.type), otherwise?.type ?? NULL]),
        };
    };
    return compile(expression);
};
const compileBinary = (operator, left, right) => {
    if (operator === 'and' || operator === 'or')
        return {
            sql: `(${demand(left, 'boolean')} ${operator.toUpperCase()} ${demand(right, 'boolean')})`,
            type: BOOLEAN,
        };
    const type = common([left.type, right.type]);
    const arithmetic = ARITHMETIC[operator];
    if (arithmetic === undefined)
        return { sql: `(${left.sql} ${operator} ${right.sql})`, type: BOOLEAN };
    const operands = `${demand(left, 'number')}, ${demand(right, 'number')}`;
    const whole = type.kind === 'number' && type.whole;
    const name = operator === '/' && whole ? 'number_quotient' : arithmetic;
    return { sql: `${name}(${operands})`, type: { kind: 'number', whole: whole && operator !== '^' } };
};
const compileCast = (operand, type) => {
    if (INTEGER_TYPES.includes(type))
        return { sql: `number_round(${demand(operand, 'number')})`, type: { kind: 'number', whole: true } };
    if (DECIMAL_TYPES.includes(type))
        return { sql: demand(operand, 'number'), type: NUMBER };
    throw new ExpressionError(`Casting to ${type} is not supported`);
};
const compileCall = (name, parts) => {
    const texts = parts.map(({ sql }) => sql).join(', ');
    if (name === 'coalesce' && parts.length > 0)
        return {
            sql: parts.length === 1 ? texts : `coalesce(${texts})`,
            type: common(parts.map(({ type }) => type)),
        };
    if (name === 'nullif' && parts.length === 2)
        return { sql: `nullif(${texts})`, type: common(parts.map(({ type }) => type)) };
    const call = FUNCTIONS[name];
    if (!call && name !== 'coalesce' && name !== 'nullif')
        throw new ExpressionError(`Function ${name} is not supported`);
    if (!call || parts.length < call.least || parts.length > call.most)
        throw new ExpressionError(`Function ${name} has the wrong number of arguments`);
    const type = common(parts.map((part) => part.type));
    const whole = call.whole ?? (type.kind === 'number' && type.whole);
    return {
        sql: `${call.sql}(${parts.map((part) => demand(part, 'number')).join(', ')})`,
        type: { kind: 'number', whole },
    };
};
//# sourceMappingURL=compileExpression.js.map