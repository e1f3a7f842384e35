import { WebSocket } from 'undici';
import { z } from 'zod';
import { parseQuantity } from './parse.js';
/** What a server says over the socket: an answer to one of our two requests, or a notice. */
const MessageSchema = z.union([
    z.object({
        method: z.literal('eth_subscription'),
        params: z.object({ result: z.object({ number: z.string() }) }),
    }),
    z.object({ id: z.number(), error: z.object({ message: z.string() }) }),
    z.object({ id: z.number(), result: z.unknown() }),
]);
const SUBSCRIBE = { jsonrpc: '2.0', id: 1, method: 'eth_subscribe', params: ['newHeads'] };
/** Asked of a server that has been silent, to find out whether it is still there. */
const ARE_YOU_THERE = { jsonrpc: '2.0', id: 2, method: 'eth_blockNumber', params: [] };
const SILENCE_MS = 30_000;
/**
 * Follows the new blocks of one endpoint. Never resolves: rejects when the subscription is refused or lost, or when the
 * signal is aborted.
 */
export const subscribeToHeads = (url, { signal, onSubscribed, onHead, silenceMs = SILENCE_MS, }) => new Promise((_, reject) => {
    signal.throwIfAborted();
    const socket = new WebSocket(url);
    let wasAsked = false;
    const end = (reason) => {
        clearTimeout(silence);
        signal.removeEventListener('abort', onAbort);
        socket.close();
        reject(reason);
    };
    const onAbort = () => end(signal.reason);
    const onSilence = () => {
        if (wasAsked || socket.readyState !== WebSocket.OPEN)
            return end(new Error('The server fell silent.'));
        wasAsked = true;
        socket.send(JSON.stringify(ARE_YOU_THERE));
        silence.refresh();
    };
    const silence = setTimeout(onSilence, silenceMs);
    signal.addEventListener('abort', onAbort, { once: true });
    socket.addEventListener('open', () => socket.send(JSON.stringify(SUBSCRIBE)));
    socket.addEventListener('error', ({ message }) => end(new Error(message || 'The connection failed.')));
    socket.addEventListener('close', ({ code }) => end(new Error(`The server closed the connection (${code}).`)));
    socket.addEventListener('message', ({ data }) => {
        wasAsked = false;
        silence.refresh();
        try {
            const message = MessageSchema.parse(JSON.parse(String(data)));
            if ('params' in message)
                onHead(parseQuantity(message.params.result.number, 'eth_subscribe'));
            else if ('error' in message)
                throw new Error(message.error.message);
            else if (message.id === SUBSCRIBE.id)
                onSubscribed();
        }
        catch (error) {
            end(error);
        }
    });
});
//# sourceMappingURL=subscribeToHeads.js.map