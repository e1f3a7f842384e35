export {};
//# sourceMappingURL=indexerStatus.js.map