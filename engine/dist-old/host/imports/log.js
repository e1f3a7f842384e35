import { deterministic } from '../hostError.js';
import { readText } from '../memory/text.js';
const LEVELS = ['critical', 'error', 'warning', 'info', 'debug'];
/** `log.log`: hands messages to the world; a critical one ends the handler. */
export const logImports = (guest) => ({
    'log.log': (level, pointer) => {
        const message = readText(guest.heap, pointer);
        guest.run.world.log(LEVELS[level >>> 0] ?? 'debug', message);
        if (level === 0)
            throw deterministic(`Critical error logged in mapping with log message: ${message}`);
        return undefined;
    },
});
//# sourceMappingURL=log.js.map