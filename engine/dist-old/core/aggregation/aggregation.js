export {};
//# sourceMappingURL=aggregation.js.map