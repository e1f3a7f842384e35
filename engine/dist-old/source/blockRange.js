export {};
//# sourceMappingURL=blockRange.js.map