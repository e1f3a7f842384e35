/** Whether two stored values are the same; absent and `null` count as the same. */
export const fieldValuesEqual = (a, b) => {
    const left = a ?? null;
    const right = b ?? null;
    if (left === right)
        return true;
    if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object')
        return false;
    if (left instanceof Uint8Array)
        return right instanceof Uint8Array && Buffer.compare(left, right) === 0;
    if (Array.isArray(left))
        return (Array.isArray(right) &&
            left.length === right.length &&
            left.every((element, index) => fieldValuesEqual(element, right[index])));
    if (Array.isArray(right) || right instanceof Uint8Array)
        return false;
    const [one, other] = [left, right];
    return one.digits === other.digits && one.exponent === other.exponent;
};
//# sourceMappingURL=fieldValuesEqual.js.map