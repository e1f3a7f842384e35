import { type Expression } from './expression.js';
/**
 * Parses the expression of an aggregate.
 *
 * @throws ExpressionError when it is not one.
 */
export declare const parseExpression: (source: string) => Expression;
