import { fetchHead } from './fetchHeaders.js';
import { createPollPace } from './pollPace.js';
import { wait } from './wait.js';
/**
 * @param options.pollMs shortest time between two looks that nobody asked for
 * @param options.notices tell of new blocks; what they say is only a reason to look
 */
export const createHeadWatch = (rpc, { pollMs, notices }) => {
    const now = () => performance.now();
    const pace = createPollPace({ pollMs, now });
    let seen = -1;
    return {
        look: async ({ signal }) => {
            const begunAt = now();
            try {
                const header = await fetchHead(rpc, { signal });
                seen = Number(header.number);
                pace.looked({ found: { number: seen, hash: header.hash }, ms: now() - begunAt });
                return header;
            }
            catch (error) {
                pace.looked({ found: undefined, ms: now() - begunAt });
                throw error;
            }
        },
        wait: ({ signal }) => {
            if (!notices)
                return wait(pace.waitMs(false), signal);
            const announced = notices.announced();
            return notices.next(pace.waitMs(announced !== undefined && announced <= seen), signal);
        },
    };
};
//# sourceMappingURL=createHeadWatch.js.map