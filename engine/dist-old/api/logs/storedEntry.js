export {};
//# sourceMappingURL=storedEntry.js.map