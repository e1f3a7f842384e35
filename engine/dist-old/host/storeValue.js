export {};
//# sourceMappingURL=storeValue.js.map