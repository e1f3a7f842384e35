/** An object that reads each field by a function. */
export const readableOf = (typename, fields) => ({ typename, get: (name, args) => fields[name]?.(args) });
//# sourceMappingURL=readableOf.js.map