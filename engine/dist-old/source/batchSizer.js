/** Full batches that must be answered before a larger one is tried again. */
const ANSWERS_BEFORE_GROWTH = 64;
/**
 * Adapts the size of batches to an endpoint: halves it on each refusal, down to single requests, and tries larger
 * ones again after many good answers.
 */
export const createBatchSizer = ({ most = 100 } = {}) => {
    let size = Math.max(1, most);
    let answersInRow = 0;
    return {
        size: () => size,
        answered: (count) => {
            if (count < size || size === most)
                return;
            answersInRow += 1;
            if (answersInRow < ANSWERS_BEFORE_GROWTH)
                return;
            answersInRow = 0;
            size = Math.min(most, size * 2);
        },
        refused: (count) => {
            const next = Math.max(1, Math.min(size, Math.floor(count / 2)));
            answersInRow = 0;
            if (next === size)
                return false;
            size = next;
            return true;
        },
    };
};
//# sourceMappingURL=batchSizer.js.map