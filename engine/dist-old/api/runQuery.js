export {};
//# sourceMappingURL=runQuery.js.map