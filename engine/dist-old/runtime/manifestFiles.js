/** Every file that a manifest names, of which nothing else is known. */
export const manifestFiles = (value) => {
    if (Array.isArray(value))
        return value.flatMap(manifestFiles);
    if (typeof value !== 'object' || value === null)
        return [];
    return Object.entries(value).flatMap(([key, member]) => key === 'file' && isFile(member) ? [member] : manifestFiles(member));
};
// A context may hold a value of this name as well, which is neither.
const isFile = (value) => typeof value === 'string' ||
    (typeof value === 'object' && value !== null && typeof value['/'] === 'string');
//# sourceMappingURL=manifestFiles.js.map