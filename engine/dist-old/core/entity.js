export {};
//# sourceMappingURL=entity.js.map