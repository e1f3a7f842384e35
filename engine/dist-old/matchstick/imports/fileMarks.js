/** Where the top-level code of a file begins and ends, in programs that several suites share. */
export const fileMarkImports = ({ scope }) => ({
    _enterFile: (number) => {
        scope.enter(number);
        return undefined;
    },
    _leaveFile: () => {
        scope.leave();
        return undefined;
    },
});
//# sourceMappingURL=fileMarks.js.map