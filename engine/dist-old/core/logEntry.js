export {};
//# sourceMappingURL=logEntry.js.map