export {};
//# sourceMappingURL=parsedRequest.js.map