/** An expression that cannot be understood or is not supported. */
export class ExpressionError extends Error {
    name = 'ExpressionError';
}
//# sourceMappingURL=expression.js.map