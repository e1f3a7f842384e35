import { startScriptedRpc } from '../src/source/scriptedRpc.js';
/** An endpoint that passes on what a chain answers, but for some lies. */
export const startLyingRpc = (chain, lie) => startScriptedRpc(async (requests, isBatch) => {
    const answers = await Promise.all(requests.map(async (request) => {
        const envelope = { jsonrpc: '2.0', id: request.id };
        try {
            const truth = await chain.rpc(request.method, ...request.params);
            const said = lie(request, truth);
            return { ...envelope, result: said === undefined ? truth : said };
        }
        catch (error) {
            return { ...envelope, error: { code: -32_000, message: String(error) } };
        }
    }));
    return isBatch ? answers : answers[0];
});
//# sourceMappingURL=startLyingRpc.js.map