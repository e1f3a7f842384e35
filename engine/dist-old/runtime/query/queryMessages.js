export {};
//# sourceMappingURL=queryMessages.js.map