/** A function that runs work when all work before it has ended. */
export const createTurns = () => {
    let last = Promise.resolve();
    return (work) => {
        const turn = last.then(work, work);
        last = turn.catch(() => { });
        return turn;
    };
};
//# sourceMappingURL=createTurns.js.map