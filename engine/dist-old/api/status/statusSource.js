export {};
//# sourceMappingURL=statusSource.js.map