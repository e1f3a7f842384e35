export {};
//# sourceMappingURL=suiteGuest.js.map