export {};
//# sourceMappingURL=invocation.js.map