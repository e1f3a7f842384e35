import { deterministic } from '../hostError.js';
import { readOptionalText } from '../memory/text.js';
/** `abort`: where `assert` and `throw` of a mapping end. */
export const abortImports = ({ heap }) => ({
    abort: (message, file, line, column) => {
        const place = readOptionalText(heap, file) ?? 'an unknown location';
        const text = readOptionalText(heap, message) ?? 'no message';
        throw deterministic(`Mapping aborted at ${place}, line ${line >>> 0}, column ${column >>> 0}, with message: ${text}`);
    },
});
//# sourceMappingURL=abort.js.map