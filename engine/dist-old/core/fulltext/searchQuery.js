/** A search that cannot be read; `reason` says why. */
export class SearchSyntaxError extends Error {
    name = 'SearchSyntaxError';
}
//# sourceMappingURL=searchQuery.js.map