export {};
//# sourceMappingURL=queryAnswer.js.map