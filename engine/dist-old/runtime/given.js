/** Those of the named settings that are set, for callees that tell an absent option from an undefined one. */
export const given = (settings, ...names) => {
    const set = {};
    for (const name of names) {
        const value = settings[name];
        if (value !== undefined)
            set[name] = value;
    }
    return set;
};
//# sourceMappingURL=given.js.map